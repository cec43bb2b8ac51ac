import { sql } from 'kysely';
import { evolve } from '../../domain/case/evolve';
import { openCase } from '../../domain/case/referral';
import { openJournal, recordEvents } from '../../store/case-journal';
import type { Database } from '../../store/database';
import { writeEntries } from '../../store/dossier';
import type { CaseKeys } from '../../store/keys/case-keys';
import type { Random } from '../support/random';
import { deviationId, liveCase, type Casting, type LiveCase } from './live-case';

/** The first so many cases are those of the one who looks, whatever the number of the others. */
export const ownCases = 10;
/** Has no seat at the table of these cases: its lists hold the ten, however many others there are. */
export const viewer = 'rmc-01';
/** Holds all the others. */
export const busyOne = 'wc-02';

const lanes = 4;

interface Place {
  readonly db: Database;
  readonly keys: CaseKeys;
}

/** So many open cases as the hub would have written them: journal, view, register, ledger and sealed texts. */
export async function loadCases(
  place: Place,
  count: number,
  { random, ...casting }: Casting & { readonly random: Random },
): Promise<number> {
  let next = 1;
  let events = 0;
  const lane = async () => {
    while (next <= count) {
      const number = next;
      next += 1;
      const holder = number <= ownCases ? viewer : busyOne;
      const live = liveCase(number, holder, casting, random.named(String(number)));
      events += live.journal.length;
      await write(place, live);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await knowOfOthers(place.db);
  await sql`analyze`.execute(place.db);
  return events;
}

async function write({ db, keys }: Place, { caseNumber, journal, entries }: LiveCase) {
  const [first, ...rest] = journal;
  if (first?.type !== 'referralReceived') throw new Error('A journal begins with the referral.');
  const opened = evolve(openCase(caseNumber, first.data, first.at), first);
  await db.transaction().execute((trx) => openJournal(trx, opened, first));
  await recordEvents(db, caseNumber, rest);
  await writeEntries(db, keys, entries);
}

/** A project leader knows of what was longer ago: what waits for one does not grow with all that there ever was. */
async function knowOfOthers(db: Database): Promise<void> {
  await sql`insert into deviation_seen (case_number, deviation_id, seen_by, seen_at)
    select case_number, ${deviationId}, 'pl-01', now() from case_view
    where case_holder = ${busyOne}`.execute(db);
}
