import { sql } from 'kysely';
import { openCase } from '../domain/case/referral';
import { openJournal, recordEvents } from '../store/case-journal';
import type { Database } from '../store/database';
import { compareTallies, compareWithSql, type Comparison } from './aggregates/compare-tallies';
import { RandomJournal } from './aggregates/random-lines';
import { startOwnPostgres } from './support/own-postgres';
import { runProof, type ProofRun } from './support/proof';

const events = 20_000;
const cases = 400;
const lanes = 8;
const mostAtOnce = 6;
/** An edition is closed in the middle of it all, about this often. */
const closings = 12;

void runProof({
  name: 'aggregates',
  claim: 'figures kept with the journal are those of a full recount, corrections and all',
  protections: ['corrections'],
  longestMs: 420_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const { db } = await startOwnPostgres(run);
  const journals = await openJournals(db, run);
  let written = cases;
  let editions = 1;
  const lane = async (number: number) => {
    const random = run.random.named(`lane ${number}`);
    while (written < events) {
      const journal = random.pick(journals.filter((_journal, index) => index % lanes === number));
      const lines = journal.next(random.between(1, mostAtOnce));
      written += lines.length;
      await recordEvents(db, journal.caseNumber, lines);
      if (written < (editions * events) / closings) continue;
      editions += 1;
      await closeEdition(db);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  run.say(`${written} events of ${cases} cases in ${lanes} lanes, ${editions} editions`);
  if (run.without === 'corrections') await forgetCorrection(db);
  const numbers = journals.map(({ caseNumber }) => caseNumber);
  return [
    say(run, 'full recount', await compareTallies(db, numbers)),
    say(run, 'by PostgreSQL', await compareWithSql(db)),
  ].every(Boolean);
}

async function openJournals(db: Database, run: ProofRun): Promise<readonly RandomJournal[]> {
  const journals = Array.from({ length: cases }, (_, index) => {
    const caseNumber = `OK-2026-${String(index + 1).padStart(5, '0')}`;
    return new RandomJournal(caseNumber, run.random.named(caseNumber), Date.UTC(2026, 0, 5));
  });
  for (const journal of journals) {
    const first = journal.referral();
    if (first.type !== 'referralReceived') throw new Error('a journal starts with its referral');
    const opened = { ...openCase(journal.caseNumber, first.data, first.at), sequence: 1 };
    await db.transaction().execute((trx) => openJournal(trx, opened, first));
  }
  return journals;
}

/** As publishing does: under the lock that keeps others from counting meanwhile. */
async function closeEdition(db: Database): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.selectFrom('open_edition').select('edition').forUpdate().execute();
    await trx
      .updateTable('open_edition')
      .set({ edition: sql`edition + 1` })
      .execute();
  });
}

/** What a hub would have that only ever adds: the questions of somebody's first intake stay counted. */
async function forgetCorrection(db: Database): Promise<void> {
  await sql`update tally set count = count + 1, cases = cases + 1 where figure = 'questions'`.execute(
    db,
  );
}

function say(run: ProofRun, name: string, { cells, different }: Comparison): boolean {
  run.say(`${name}: ${cells} figures, ${cells - different.length} equal, ${different.length} not`);
  for (const line of different.slice(0, 5)) run.say(`  ${line}`);
  return cells > 0 && different.length === 0;
}
