import PostalMime from 'postal-mime';

/** What a calendar file says, as readable facts. */
export interface CalendarFacts {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly location: string;
  readonly start: string;
  readonly end: string;
}

/** A mail as the inbox keeps it. */
export interface StoredMail {
  /** Counts from 1 in the order of arrival. */
  readonly n: number;
  readonly at: string;
  /** Of the envelope. */
  readonly from: string;
  readonly to: readonly string[];
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar?: CalendarFacts;
  readonly raw: string;
}

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

/** Reads a mail as a mail program would. */
export async function readMail(
  raw: string,
  { from, to }: Envelope,
): Promise<Omit<StoredMail, 'n' | 'at'>> {
  const { messageId = '', subject = '', text = '', attachments } = await PostalMime.parse(raw);
  const file = attachments.find(({ mimeType }) =>
    /^(text\/calendar|application\/ics)$/.test(mimeType),
  );
  const calendar = file === undefined ? undefined : readCalendar(textOf(file.content));
  return {
    ...{ from, to, messageId, subject, text, raw },
    ...(calendar !== undefined && { calendar }),
  };
}

const textOf = (content: string | ArrayBuffer | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

function readCalendar(content: string): CalendarFacts {
  const unfolded = content.replaceAll(/\r?\n[ \t]/g, '');
  const field = (name: string) =>
    new RegExp(`^${name}(?:;[^:\\r\\n]*)?:(.*)$`, 'm').exec(unfolded)?.[1]?.trim() ?? '';
  const plain = (name: string) => field(name).replaceAll(/\\([\\;,])/g, '$1');
  return {
    method: field('METHOD'),
    uid: field('UID'),
    sequence: Number(field('SEQUENCE')),
    summary: plain('SUMMARY'),
    location: plain('LOCATION'),
    start: instantOf(field('DTSTART')),
    end: instantOf(field('DTEND')),
  };
}

/** `20260303T080000Z` as an ISO instant. */
const instantOf = (stamp: string): string =>
  stamp.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6.000Z');
