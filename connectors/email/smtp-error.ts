import { PartnerError } from '../partner-error';

const GREYLISTING = [421, 450, 451];
const GREYLISTING_RETRY_MS = 5 * 60_000;
const AUTHENTICATION_REQUIRED = 530;

/** What each error code of nodemailer is called here; all of them may go away by themselves. */
const CODES: Readonly<Record<string, string>> = {
  EAUTH: 'SMTP_AUTH',
  ENOAUTH: 'SMTP_AUTH',
  ECONNECTION: 'CONNECTION_LOST',
  ESOCKET: 'CONNECTION_LOST',
  ETIMEDOUT: 'TIMEOUT',
  ETLS: 'TLS_FAILED',
};

const fieldOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

function ofReply(partner: string, reply: number): PartnerError {
  const code = `SMTP_${reply}`;
  if (reply >= 500) return new PartnerError(partner, 'rejected', code);
  return GREYLISTING.includes(reply)
    ? new PartnerError(partner, 'unavailable', code, { retryAfterMs: GREYLISTING_RETRY_MS })
    : new PartnerError(partner, 'unavailable', code);
}

/** Says what became of a mail, without the words of the mail server: those repeat addresses. */
export function smtpError(partner: string, error: unknown): PartnerError {
  if (error instanceof PartnerError) return error;
  const name = fieldOf(error, 'code');
  const code = typeof name === 'string' ? CODES[name] : undefined;
  const reply = fieldOf(error, 'responseCode');
  // A wrong password is the hub's own trouble, and so is an encryption that failed: no partner refused anything.
  if (code === 'SMTP_AUTH' || reply === AUTHENTICATION_REQUIRED) {
    return new PartnerError(partner, 'unavailable', 'SMTP_AUTH');
  }
  if (code === 'TLS_FAILED') return new PartnerError(partner, 'unavailable', code);
  if (typeof reply === 'number' && reply >= 400 && reply < 600) return ofReply(partner, reply);
  return new PartnerError(partner, 'unavailable', code ?? 'MAIL_FAILED');
}

/** Says why no connection was opened. */
export function connectError(partner: string, error: unknown): PartnerError {
  if (error instanceof PartnerError) return error;
  const code = fieldOf(error, 'code');
  if (code === 'ECONNREFUSED') return new PartnerError(partner, 'unavailable', 'CONNECT_REFUSED');
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN'
    ? new PartnerError(partner, 'unavailable', 'DNS_FAILED')
    : new PartnerError(partner, 'unavailable', 'CONNECT_FAILED');
}
