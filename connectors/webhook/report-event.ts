export interface PublishedReport {
  readonly edition: number;
  readonly from: string;
  readonly until: string;
  /** Where the listener fetches it, under its own authorisation. */
  readonly reportUrl: string;
  /** `urn:nld:oin:<OIN>:systeem:op-koers` */
  readonly source: string;
}

/** NL GOV profile for CloudEvents 1.1, structured JSON; the same bytes at every attempt, without any of the figures. */
export function reportEvent({ edition, from, until, reportUrl, source }: PublishedReport): string {
  return JSON.stringify({
    specversion: '1.0',
    id: reportMessageId(edition),
    source,
    type: 'nl.overheid.sociaaldomein.signalenrapport-gepubliceerd.v1',
    subject: `signal-report-${String(edition)}`,
    time: until,
    datacontenttype: 'application/json',
    dataref: reportUrl,
    data: { edition, from, until },
  });
}

/** The same for every listener and attempt: each has a key of its own. */
export function reportMessageId(edition: number): string {
  return `signal-report-${String(edition)}`;
}
