import { createTransport } from 'nodemailer';
import type { Socket } from 'node:net';
import type { Attempt } from '../connector';
import { PartnerError } from '../partner-error';
import { domainOf, isMailAddress } from './mail-address';
import { smtpError } from './smtp-error';
import { openSmtpSocket } from './smtp-socket';
import { readSmtpUrl, type SmtpPlace } from './smtp-url';

export interface Mail {
  /** The same at every attempt, so that a mail program shows a repeated mail once. A dot-atom of RFC 5322. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar?: {
    readonly method: 'REQUEST' | 'CANCEL';
    readonly content: string;
    readonly filename: string;
  };
}

export type MailAttempt = Pick<Attempt, 'signal' | 'openBy' | 'onOpened'>;

export interface MailSender {
  /** @throws PartnerError when the mail server did not take the mail over */
  send(mail: Mail, attempt?: MailAttempt): Promise<void>;
  /** Gives up what is under way. */
  close(): void;
}

export interface MailSenderOptions {
  /** `smtp://host:port` or `smtps://user:password@host:port`; encrypted, except `smtp:` on a loopback address. */
  readonly url: string;
  /** The plain address mails come from. */
  readonly from: string;
  /** Whom errors name. */
  readonly partner?: string;
  /** How long a mail may take in all; 30 seconds when left out. */
  readonly wholeMs?: number;
}

const SENDER_NAME = 'Op Koers';
const WHOLE_MS = 30_000;
const LONGEST_SUBJECT = 200;
const MESSAGE_ID = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;

const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_SUBJECT);

function messageOf(mail: Mail, from: string) {
  return {
    messageId: `<${mail.messageId}@${domainOf(from)}>`,
    from: { name: SENDER_NAME, address: from },
    // nodemailer parses a recipient given as text, and a line break in it would add another one.
    to: { name: '', address: mail.to },
    envelope: { from, to: [mail.to] },
    subject: oneLine(mail.subject),
    text: mail.text,
    headers: { 'Auto-Submitted': 'auto-generated' },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(mail.calendar !== undefined && {
      icalEvent: {
        method: mail.calendar.method,
        content: mail.calendar.content,
        filename: oneLine(mail.calendar.filename),
      },
    }),
  };
}

/** Where the transport gets its connection: nodemailer itself cannot say when one is open. */
function transportTo(place: SmtpPlace, from: string, open: () => Promise<Socket>) {
  return createTransport({
    host: place.host,
    port: place.port,
    name: domainOf(from),
    secure: place.encryption === 'implicit',
    requireTLS: place.encryption === 'starttls',
    ignoreTLS: place.encryption === 'none',
    connectionTimeout: WHOLE_MS,
    greetingTimeout: WHOLE_MS,
    socketTimeout: WHOLE_MS,
    socketCloseTimeout: 0,
    getSocket: (_options, done) => {
      open().then(
        (connection) => {
          done(null, { connection });
        },
        (error: unknown) => {
          done(error instanceof Error ? error : new Error('no connection'));
        },
      );
    },
    ...(place.user !== undefined && {
      auth: { user: place.user.name, pass: place.user.password },
      forceAuth: true,
    }),
  });
}

function checkMail(mail: Mail, partner: string): void {
  const refused = (code: string) => new PartnerError(partner, 'rejected', code);
  if (!isMailAddress(mail.to)) throw refused('ADDRESS_REFUSED');
  if (!MESSAGE_ID.test(mail.messageId)) throw refused('MESSAGE_ID_REFUSED');
}

const anyAttempt = (): MailAttempt => ({
  signal: new AbortController().signal,
  openBy: Infinity,
  onOpened: () => undefined,
});

/**
 * The only way out for mail. Every mail goes over a connection of its own, to exactly one recipient.
 *
 * @throws TypeError when the URL or the sender's address is no such thing
 */
export function createMailSender(options: MailSenderOptions): MailSender {
  const place = readSmtpUrl(options.url);
  const { from, partner = 'mail', wholeMs = WHOLE_MS } = options;
  if (!isMailAddress(from)) throw new TypeError('The sender must be a plain mail address.');
  const closing = new AbortController();

  const send = async (mail: Mail, attempt: MailAttempt): Promise<void> => {
    checkMail(mail, partner);
    const whole = AbortSignal.timeout(wholeMs);
    const signal = AbortSignal.any([attempt.signal, closing.signal, whole]);
    const open = async () => {
      const socket = await openSmtpSocket(place, partner, { signal, openBy: attempt.openBy });
      attempt.onOpened();
      return socket;
    };
    try {
      await transportTo(place, from, open).sendMail({ ...messageOf(mail, from), signal });
    } catch (error) {
      if (!signal.aborted) throw smtpError(partner, error);
      throw new PartnerError(partner, 'unavailable', whole.aborted ? 'TIMEOUT' : 'ABORTED');
    }
  };

  return {
    send: (mail, attempt) => send(mail, attempt ?? anyAttempt()),
    close: () => {
      closing.abort();
    },
  };
}
