import type { EmailPartner } from '../../domain/partner/partner';
import type { Attempt, Connector, OutgoingHandoff, Recall } from '../connector';
import { PartnerError } from '../partner-error';
import {
  correctionMail,
  erasureMail,
  fileMail,
  recallMail,
  reminderMail,
  type Letter,
  type MailSource,
} from './handoff-mails';
import type { MailSender } from './mail-sender';

export interface EmailConnectorOptions {
  readonly partner: EmailPartner;
  readonly mail: MailSender;
  /** The partner's page of this hand-off, as an absolute URL: the same in every mail. */
  linkOf(handoffId: string): Promise<string>;
  readonly from: MailSource;
}

/**
 * Mails the partner's functional mailbox that there is something, and where. The content is read on the page behind
 * the link, under a permit of its own; no mail ever holds any of it.
 */
export function createEmailConnector(options: EmailConnectorOptions): Connector {
  const { partner, from } = options;
  const send = async (
    write: (link: string) => Letter,
    { handoffId, messageId }: OutgoingHandoff,
    attempt: Attempt,
  ): Promise<void> => {
    const { subject, text } = write(await options.linkOf(handoffId));
    const mail = { messageId, to: partner.email.mailbox, subject, text };
    try {
      await options.mail.send(mail, attempt);
    } catch (error) {
      throw aboutPartner(partner.id, error);
    }
  };
  return {
    carriesContent: false,
    file: async (handoff, attempt) => {
      await send((link) => fileMail(handoff, link, from), handoff, attempt);
      return {};
    },
    followUp: async (handoff, attempt) => {
      await send((link) => reminderMail(handoff, link, from), handoff, attempt);
      return undefined;
    },
    recall: (recall: Recall, attempt) =>
      send(
        (link) => (recall.why === 'erased' ? erasureMail : recallMail)(recall, link, from),
        recall,
        attempt,
      ),
    tellCorrection: (handoff, attempt) =>
      send((link) => correctionMail(handoff.handoffId, link, from), handoff, attempt),
  };
}

/** One mail server sends for all partners: what goes wrong is told of the partner the mail was for. */
function aboutPartner(partner: string, error: unknown): unknown {
  if (!(error instanceof PartnerError) || error.partner === partner) return error;
  const { kind, code, cause, retryAfterMs } = error;
  return new PartnerError(partner, kind, code, {
    cause,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
