import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

export interface CalendarEntry {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly caseNumber: string;
  readonly sessionId: string;
  /** Counts what this member was told of the session, from 0. */
  readonly sequence: number;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
  /** Address of the hub, which organises. */
  readonly from: string;
  readonly to: string;
  /** When this version was made. */
  readonly stampedAt: string;
}

/** An iCalendar file (RFC 5545, RFC 5546) for one member, in UTC: with a time zone the generator writes invalid stamps. */
export function invitationCalendar(entry: CalendarEntry): string {
  const { method, caseNumber, sessionId, from } = entry;
  const start = new Date(entry.startsAt);
  const isCancelled = method === 'CANCEL';
  const calendar = ical({
    prodId: { company: 'Op Koers', product: 'hub', language: 'NL' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    id: `${sessionId}.${caseNumber}@${from.slice(from.lastIndexOf('@') + 1)}`,
    sequence: entry.sequence,
    start,
    end: new Date(start.getTime() + entry.minutes * 60_000),
    stamp: new Date(entry.stampedAt),
    summary: `Op Koers ${caseNumber}`,
    location: entry.place,
    organizer: { name: 'Op Koers', email: from },
    attendees: [{ email: entry.to }],
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
