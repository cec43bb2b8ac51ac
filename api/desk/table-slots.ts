import type { z } from 'zod';
import type { Reach } from '../../domain/access/decide-access';
import { amsterdamInstant } from '../../domain/calendar/amsterdam';
import type { Policy, Team } from '../../domain/policy/policy';
import { slotsOn } from '../../domain/table/slots';
import type { Database } from '../../store/database';
import { talksBetween } from '../../store/talks';
import type { SlotSchema } from '../schemas/table-schema';

export type Slot = z.output<typeof SlotSchema>;

interface Dependencies {
  readonly db: Database;
  readonly policy: Policy;
}

interface Asked {
  readonly team: Team;
  readonly date: string;
  readonly reach: Reach;
}

/** The table's own slots of a day, free or taken, and sessions at another time; of which case is told to who may know. */
export async function slotLines(
  { db, policy }: Dependencies,
  { team, date, reach }: Asked,
): Promise<readonly Slot[]> {
  const talks = await talksBetween(db, {
    ...{ team, reach },
    from: amsterdamInstant(date, '00:00'),
    until: amsterdamInstant(date, '23:59'),
  });
  const taken = talks.map(({ invitees, ...talk }) => ({
    ...talk,
    ...(invitees === undefined ? {} : { invitees: [...invitees] }),
    isTaken: true,
  }));
  const free = slotsOn(policy.tables[team], date).filter(
    (startsAt) => !taken.some((talk) => talk.startsAt === startsAt),
  );
  return [...taken, ...free.map((startsAt) => ({ startsAt, isTaken: false }))].toSorted((a, b) =>
    a.startsAt < b.startsAt ? -1 : 1,
  );
}
