import type { OutgoingHandoff, Recall } from '../connector';

export interface EventOrigin {
  /** `urn:nld:oin:<OIN>:systeem:op-koers` */
  readonly source: string;
  /** Where the partner fetches the content, under its own authorisation. */
  contentUrl(handoffId: string): string;
}

type EventName = 'aangeboden' | 'herinnerd' | 'ingetrokken' | 'verbeterd';

/**
 * NL GOV profile for CloudEvents 1.1, structured JSON. The same hand-off gives the same bytes at every attempt, and
 * nothing of its content is read: codes and dates, field by field.
 */
export function offeredEvent(handoff: OutgoingHandoff, origin: EventOrigin): string {
  return JSON.stringify({
    ...attributes(handoff, 'aangeboden', origin.source),
    time: handoff.requestedAt,
    dataref: origin.contentUrl(handoff.handoffId),
    data: dataOf(handoff),
  });
}

/** Without `time`: the moment of reminding differs per attempt, and the bytes may not. */
export function remindedEvent(handoff: OutgoingHandoff, origin: EventOrigin): string {
  return JSON.stringify({
    ...attributes(handoff, 'herinnerd', origin.source),
    dataref: origin.contentUrl(handoff.handoffId),
    data: dataOf(handoff),
  });
}

/** Something that the partner read before was corrected: it reads it again. It has no place in the hand-off's own sequence. */
export function correctedEvent(handoff: OutgoingHandoff, origin: EventOrigin): string {
  const {
    sequence: _,
    sequencetype: __,
    ...rest
  } = attributes(handoff, 'verbeterd', origin.source);
  return JSON.stringify({
    ...rest,
    dataref: origin.contentUrl(handoff.handoffId),
    data: { handoffId: handoff.handoffId },
  });
}

/** Where only some categories are taken back, the rest can be fetched again. */
export function recalledEvent(recall: Recall, origin: EventOrigin): string {
  const { why, categories, withdrawnAt, confirmBy } = recall;
  return JSON.stringify({
    ...attributes(recall, 'ingetrokken', origin.source),
    time: withdrawnAt,
    ...(categories === undefined ? {} : { dataref: origin.contentUrl(recall.handoffId) }),
    data: {
      ...dataOf(recall),
      why,
      ...(categories === undefined ? {} : { categories }),
      withdrawnAt,
      ...(why === 'erased' ? {} : { confirmBy }),
    },
  });
}

function attributes(
  { messageId, handoffId, sequence }: OutgoingHandoff,
  name: EventName,
  source: string,
) {
  return {
    specversion: '1.0',
    id: messageId,
    source,
    type: `nl.overheid.sociaaldomein.overdracht-${name}.v1`,
    subject: handoffId,
    // Both of the extension `sequence`; its value is a string there.
    sequence: String(sequence),
    sequencetype: 'Integer',
    datacontenttype: 'application/json',
  };
}

function dataOf({ handoffId, kind, urgency, answerBy }: OutgoingHandoff) {
  return { handoffId, kind, urgency, answerBy };
}
