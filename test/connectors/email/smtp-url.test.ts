import { readSmtpUrl } from '../../../connectors/email/smtp-url';

describe('the address of the mail server', () => {
  it.each([
    [
      'smtp://mail.houten.example',
      { host: 'mail.houten.example', port: 587, encryption: 'starttls' },
    ],
    [
      'smtp://mail.houten.example:2525',
      { host: 'mail.houten.example', port: 2525, encryption: 'starttls' },
    ],
    [
      'smtps://mail.houten.example',
      { host: 'mail.houten.example', port: 465, encryption: 'implicit' },
    ],
    ['smtp://127.0.0.1:8026', { host: '127.0.0.1', port: 8026, encryption: 'none' }],
    [
      'smtp://localhost:8026?tls=required',
      { host: 'localhost', port: 8026, encryption: 'starttls' },
    ],
    ['smtp://[::1]:8026', { host: '::1', port: 8026, encryption: 'none' }],
    ['smtp://127.evil.example:25', { host: '127.evil.example', port: 25, encryption: 'starttls' }],
    [
      'smtps://hub:p%40ss@mail.houten.example',
      {
        host: 'mail.houten.example',
        port: 465,
        encryption: 'implicit',
        user: { name: 'hub', password: 'p@ss' },
      },
    ],
  ])('reads %s', (text, place) => {
    expect(readSmtpUrl(text)).toEqual(place);
  });

  it.each([
    '',
    'mail.houten.example',
    'http://mail.houten.example',
    'smtp://',
    'ftp://hub:geheim@x',
  ])('refuses %j without repeating it', (text) => {
    expect(() => readSmtpUrl(text)).toThrow('The mail server must be an smtp:// or smtps:// URL.');
  });
});
