import { randomUUID } from 'node:crypto';
import { codeMail, type MailSource } from './handoff-mails';
import type { MailSender } from './mail-sender';

export interface CodeMailerOptions {
  readonly mail: MailSender;
  /** The partner's functional mailbox; undefined when it has none. */
  mailboxOf(partnerId: string): string | undefined;
  readonly from: MailSource;
}

/** Mails the one-time code of a link page. Every code is a mail of its own. */
export function createCodeMailer(
  options: CodeMailerOptions,
): (partnerId: string, handoffId: string, code: string) => Promise<void> {
  return async (partnerId, handoffId, code) => {
    const to = options.mailboxOf(partnerId);
    if (to === undefined) throw new RangeError('This partner has no mailbox.');
    const { subject, text } = codeMail(handoffId, code, options.from);
    await options.mail.send({ messageId: `${handoffId}-code-${randomUUID()}`, to, subject, text });
  };
}
