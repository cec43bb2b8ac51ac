import { loadConfig } from '../../config/config';

const least = { DATABASE_URL: 'postgres://hub@127.0.0.1/hub' };
const production = {
  ...least,
  HUB_MODE: 'production',
  HUB_OIDC_ISSUER: 'https://id.example',
  HUB_SMTP_URL: 'smtps://hub:secret@mail.example',
  HUB_LINK_SECRET: 'x'.repeat(32),
  HUB_LOG_KEY: 'y'.repeat(32),
  HUB_KEY_RING: `own-1=${'z'.repeat(42)}8`,
};

function errorOf(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig(env);
    return 'no error';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the settings of development', () => {
  it('need an address of a database and nothing else', () => {
    expect(loadConfig(least)).toMatchObject({
      HUB_PARTNERS: 'config/partners/houten',
      HUB_MEMBERS: 'config/members/houten.json',
      HUB_SUBSCRIBERS: 'config/subscribers/houten',
      HUB_PRIVATE_HOSTS: [],
      HUB_SMTP_URL: 'smtp://127.0.0.1:8026',
      HUB_MAIL_FROM: 'noreply@op-koers.example',
      HUB_OIN: '00000000000000000000',
    });
    expect(loadConfig(least).HUB_LINK_SECRET.length).toBeGreaterThanOrEqual(32);
  });

  it.each([
    ['HUB_LINK_SECRET', 'too-short'],
    ['HUB_OIN', '1234'],
    ['HUB_MAIL_FROM', 'Op Koers <noreply@op-koers.example>'],
    ['HUB_SMTP_URL', 'https://mail.example'],
    ['HUB_PRIVATE_HOSTS', 'wil.internal'],
    ['HUB_WITHOUT', 'brakes'],
  ])('refuse %s = %s', (name, value) => {
    expect(errorOf({ ...least, [name]: value })).toContain(name);
  });

  it('take several private hosts, whatever the case and spaces', () => {
    const HUB_PRIVATE_HOSTS = 'WIL.internal:8443, [fd00::1]:8080,';
    expect(loadConfig({ ...least, HUB_PRIVATE_HOSTS }).HUB_PRIVATE_HOSTS).toEqual([
      'wil.internal:8443',
      '[fd00::1]:8080',
    ]);
  });

  it('let a control run switch any protection off', () => {
    const HUB_WITHOUT = 'permit,dedupe,ssrf-guard,handoff-keys,slot-claims';
    expect(loadConfig({ ...least, HUB_WITHOUT }).HUB_WITHOUT).toHaveLength(5);
  });
});

describe('the settings of production', () => {
  it('are accepted when all is safe', () => {
    expect(errorOf(production)).toBe('no error');
  });

  it.each([
    ['HUB_LINK_SECRET', undefined],
    ['HUB_LOG_KEY', undefined],
    ['HUB_LOG_KEY', loadConfig(least).HUB_LOG_KEY],
    ['HUB_LINK_SECRET', loadConfig(least).HUB_LINK_SECRET],
    ['HUB_SMTP_URL', undefined],
    ['HUB_PRIVATE_HOSTS', '127.0.0.1:8027'],
    ['HUB_PRIVATE_HOSTS', 'wil.internal:8443,localhost:1'],
    ['HUB_PRIVATE_HOSTS', '[::1]:80'],
    ['HUB_OIDC_ISSUER', 'http://id.example'],
    ['HUB_WITHOUT', 'permit'],
  ])('refuse %s = %s', (name, value) => {
    expect(errorOf({ ...production, [name]: value })).toContain(name);
  });

  it.each([
    ['HUB_SMTP_URL', 'smtp://mail.example:587'],
    ['HUB_SMTP_URL', 'smtp://127.0.0.1:25'],
    ['HUB_PRIVATE_HOSTS', 'wil.internal:8443'],
  ])('accept %s = %s', (name, value) => {
    expect(errorOf({ ...production, [name]: value })).toBe('no error');
  });

  it('tell of everything at once and of no secret', () => {
    const text = errorOf({ ...production, HUB_LINK_SECRET: 'short-secret', HUB_OIN: '1' });
    expect(text).toMatch(/HUB_LINK_SECRET[^]*HUB_OIN|HUB_OIN[^]*HUB_LINK_SECRET/);
    expect(text).not.toContain('short-secret');
  });
});
