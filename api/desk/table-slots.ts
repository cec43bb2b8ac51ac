import type { z } from 'zod';
import { amsterdamInstant } from '../../domain/calendar/amsterdam';
import type { Policy, Team } from '../../domain/policy/policy';
import { slotsOn } from '../../domain/table/slots';
import type { Database } from '../../store/database';
import { talksBetween, type Talk } from '../../store/talks';
import type { Caller } from '../route';
import type { SlotSchema } from '../schemas/table-schema';
import { mayRead } from './may-read';

export type Slot = z.output<typeof SlotSchema>;

interface Dependencies {
  readonly db: Database;
  readonly policy: Policy;
}

interface Asked {
  readonly team: Team;
  readonly date: string;
  readonly caller: Caller;
}

/** The table's own slots of a day, free or taken, and sessions at another time. */
export async function slotLines(
  { db, policy: { tables } }: Dependencies,
  { team, date, caller }: Asked,
): Promise<readonly Slot[]> {
  const talks = await talksBetween(db, {
    ...{ team, reach: caller.reach },
    from: amsterdamInstant(date, '00:00'),
    until: amsterdamInstant(date, '23:59'),
  });
  const taken = talks.map((talk): Slot => ({
    startsAt: talk.startsAt,
    isTaken: true,
    ...toldOf(talk, caller, tables),
  }));
  const free = slotsOn(tables[team], date).filter(
    (startsAt) => !taken.some((talk) => talk.startsAt === startsAt),
  );
  return [...taken, ...free.map((startsAt) => ({ startsAt, isTaken: false }))].toSorted((a, b) =>
    a.startsAt < b.startsAt ? -1 : 1,
  );
}

/** Its number for who may know of the case; what kind of talk it is and who comes only for who may read it. */
function toldOf(
  { current, sessionId, planned }: Talk,
  caller: Caller,
  tables: Policy['tables'],
): Partial<Slot> {
  if (current === null) return {};
  const { caseNumber } = current;
  if (!mayRead(current, caller, tables)) return { caseNumber };
  if (planned === null) return { caseNumber, sessionId };
  const { kind, isDigital, invitees } = planned;
  return { caseNumber, sessionId, kind, isDigital, invitees: [...invitees] };
}
