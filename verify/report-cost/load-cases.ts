import { sql } from 'kysely';
import { openCase } from '../../domain/case/referral';
import { countOn } from '../../domain/report/contribute';
import { readCellKey, type Contribution } from '../../domain/report/contribution';
import type { Database } from '../../store/database';
import { RandomJournal } from '../aggregates/random-lines';
import type { Random } from '../support/random';

const eventsPerCase = 10;
const casesAtOnce = 1_000;

interface Sum {
  count: number;
  cases: number;
}

/** Journals, contributions and figures of so many cases, written in bulk as the hub would have left them. */
export async function loadCases(db: Database, count: number, random: Random): Promise<void> {
  const sums = new Map<string, Sum>();
  for (let from = 0; from < count; from += casesAtOnce) {
    const journals: object[] = [];
    const contributions: object[] = [];
    for (let index = from; index < Math.min(count, from + casesAtOnce); index += 1) {
      const caseNumber = `OK-2026-${String(index + 1).padStart(6, '0')}`;
      const { lines, contribution } = liveCase(caseNumber, random.named(caseNumber));
      journals.push(...lines);
      contributions.push({ case_number: caseNumber, counts: contribution });
      addUp(sums, contribution);
    }
    await writeBulk(db, journals, contributions);
  }
  await writeSums(db, sums);
  await sql`analyze`.execute(db);
}

function liveCase(caseNumber: string, random: Random) {
  const journal = new RandomJournal(caseNumber, random, Date.UTC(2026, 0, 5));
  const first = journal.referral();
  if (first.type !== 'referralReceived') throw new Error('a journal starts with its referral');
  const events = [first, ...journal.next(eventsPerCase - 1)];
  const before = { current: openCase(caseNumber, first.data, first.at), contribution: {} };
  const { contribution } = countOn(
    before,
    events.map((event) => ({ event, edition: 1 })),
  );
  const lines = events.map(({ seq, at, type, by, data }) => ({
    ...{ case_number: caseNumber, seq, at, type, by, data, edition: 1 },
  }));
  return { lines, contribution };
}

function addUp(sums: Map<string, Sum>, contribution: Contribution): void {
  for (const [key, amount] of Object.entries(contribution)) {
    const sum = sums.get(key) ?? { count: 0, cases: 0 };
    sums.set(key, { count: sum.count + amount, cases: sum.cases + 1 });
  }
}

async function writeBulk(db: Database, lines: object[], contributions: object[]): Promise<void> {
  await sql`
    insert into case_journal (case_number, seq, at, type, by, data, edition)
    select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as line(case_number text, seq integer, at timestamptz, type text, by jsonb, data jsonb, edition integer)
  `.execute(db);
  await sql`
    insert into case_contribution (case_number, counts)
    select * from jsonb_to_recordset(${JSON.stringify(contributions)}::jsonb)
      as line(case_number text, counts jsonb)
  `.execute(db);
}

async function writeSums(db: Database, sums: ReadonlyMap<string, Sum>): Promise<void> {
  const rows = [...sums].map(([key, { count, cases }]) => {
    const { edition, table, row, column } = readCellKey(key);
    return { edition, figure: table, row_code: row, column_code: column, count, cases };
  });
  await db.insertInto('tally').values(rows).execute();
}
