import type { OutgoingHandoff } from '../connectors/connector';
import type { Handoff } from '../domain/handoff/handoff';

/** What every message to a partner says; the same at every attempt. */
export function outgoing(
  handoff: Handoff,
  message: { readonly id: string; readonly answerBy: string; readonly externalRef?: string },
): OutgoingHandoff {
  const { handoffId, kind, lifeDomain, urgency, requestedAt, messages } = handoff;
  return {
    handoffId,
    kind,
    urgency,
    requestedAt,
    answerBy: message.answerBy,
    messageId: message.id,
    sequence: messages,
    ...(lifeDomain === undefined ? {} : { lifeDomain }),
    ...(message.externalRef === undefined ? {} : { externalRef: message.externalRef }),
  };
}
