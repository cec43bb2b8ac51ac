import type { EditionFacts } from '../../domain/report/report';
import type { Attempt } from '../connector';
import { postEvent, type EventTarget, type PostParts } from './post-event';

export interface ReportEventOptions extends PostParts {
  /** `urn:nld:oin:<OIN>:systeem:op-koers` */
  readonly source: string;
  /** Where a subscriber fetches the edition, under its own authorisation. */
  readonly editionUrl: (edition: number) => string;
}

/** Tells a subscriber that an edition of the signal report is there, what it covers and where it is. */
export async function sendReportEvent(
  subscriber: EventTarget,
  edition: EditionFacts,
  attempt: Attempt,
  options: ReportEventOptions,
): Promise<void> {
  // Without a dot: a dot parts what is signed.
  const id = `signal-report-${String(edition.edition)}-${subscriber.id}`;
  await postEvent(subscriber, { id, body: publishedEvent(id, edition, options) }, attempt, options);
}

/**
 * NL GOV profile for CloudEvents 1.1, structured JSON; facts of the edition only, field by field, and no numbers of it.
 * Without `time`: the bytes may not differ between attempts.
 */
function publishedEvent(
  id: string,
  { edition, kind, from, until, isLate }: EditionFacts,
  { source, editionUrl }: ReportEventOptions,
): string {
  return JSON.stringify({
    specversion: '1.0',
    id,
    source,
    type: 'nl.op-koers.signal-report.published.v1',
    subject: `signal-report/${String(edition)}`,
    sequence: String(edition),
    sequencetype: 'Integer',
    datacontenttype: 'application/json',
    dataref: editionUrl(edition),
    data: { edition, kind, from, until, isLate, link: editionUrl(edition) },
  });
}
