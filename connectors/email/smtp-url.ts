import { isIPv4 } from 'node:net';

/** How to reach the mail server. */
export interface SmtpPlace {
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte; `starttls`: the connection is given up when it cannot be encrypted. */
  readonly encryption: 'implicit' | 'starttls' | 'none';
  readonly user?: { readonly name: string; readonly password: string };
}

const SMTPS_PORT = 465;
const SUBMISSION_PORT = 587;

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));

function encryptionOf(url: URL, host: string): SmtpPlace['encryption'] {
  if (url.protocol === 'smtps:') return 'implicit';
  return isLoopback(host) && url.searchParams.get('tls') !== 'required' ? 'none' : 'starttls';
}

/**
 * Reads `smtp://host:port` or `smtps://user:password@host:port`. STARTTLS is required, except by `smtp:` on a loopback
 * address, where `?tls=required` asks for it all the same.
 *
 * @throws TypeError when the text is no such URL; the message does not repeat it, for it may hold a password
 */
export function readSmtpUrl(text: string): SmtpPlace {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    throw new TypeError('The mail server must be an smtp:// or smtps:// URL.');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const encryption = encryptionOf(url, host);
  const usualPort = encryption === 'implicit' ? SMTPS_PORT : SUBMISSION_PORT;
  return {
    host,
    port: url.port === '' ? usualPort : Number(url.port),
    encryption,
    ...(url.username !== '' && {
      user: {
        name: decodeURIComponent(url.username),
        password: decodeURIComponent(url.password),
      },
    }),
  };
}
