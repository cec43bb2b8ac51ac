import { sql } from 'kysely';
import type { Case } from '../domain/case/case';
import type { CaseEvent } from '../domain/case/events';
import { countOn, recount } from '../domain/report/contribute';
import {
  differenceOf,
  readCellKey,
  type Cell,
  type Contribution,
} from '../domain/report/contribution';
import type { TallyLine } from '../domain/report/figure-tables';
import { readEvents } from './journal-lines';
import type { Database, DatabaseTransaction } from './database';

/**
 * The edition that counts what this transaction writes. Until it ends, that edition cannot be closed, so every line
 * of the journal is counted in exactly one.
 */
export async function openEdition(trx: DatabaseTransaction): Promise<number> {
  const { edition } = await trx
    .selectFrom('open_edition')
    .select('edition')
    .forShare()
    .executeTakeFirstOrThrow();
  return edition;
}

/** Counts new journal lines of a case; `before` is the case without them. */
export async function followTallies(
  trx: DatabaseTransaction,
  before: Case,
  { events, edition }: { readonly events: readonly CaseEvent[]; readonly edition: number },
): Promise<void> {
  const { caseNumber } = before;
  const earlier = await readContribution(trx, caseNumber);
  // A case from before there were figures is counted whole; its new lines stand in the journal already.
  if (earlier === undefined && before.sequence > 0) return countWhole(trx, caseNumber);
  const counted = { current: before, contribution: earlier ?? {} };
  const lines = events.map((event) => ({ event, edition }));
  const { contribution } = countOn(counted, lines);
  await change(trx, caseNumber, { earlier: earlier ?? {}, contribution });
}

/** What a case adds to the figures, from its journal alone. */
export async function recountCase(
  db: Database | DatabaseTransaction,
  caseNumber: string,
): Promise<Contribution> {
  const rows = await db
    .selectFrom('case_journal')
    .select(['seq', 'edition'])
    .where('case_number', '=', caseNumber)
    .execute();
  const editions = new Map(rows.map(({ seq, edition }) => [seq, edition]));
  const journal = await readEvents(db, caseNumber);
  const lines = journal.map((event) => ({ event, edition: editions.get(event.seq) ?? 1 }));
  return recount(caseNumber, lines);
}

/** Counts the cases from before there were figures; returns how many. Broken off, it goes on where it was. */
export async function countOldCases(db: Database): Promise<number> {
  for (let counted = 0; ; counted += 1) {
    const row = await db
      .selectFrom('case_view')
      .leftJoin('case_contribution as known', 'known.case_number', 'case_view.case_number')
      .select('case_view.case_number')
      .where('known.case_number', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return counted;
    await db.transaction().execute((trx) => countWhole(trx, row.case_number));
  }
}

/** Under the lock that everyone takes who adds to this case's journal. */
async function countWhole(trx: DatabaseTransaction, caseNumber: string): Promise<void> {
  await trx
    .selectFrom('case_view')
    .select('case_number')
    .where('case_number', '=', caseNumber)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if ((await readContribution(trx, caseNumber)) !== undefined) return;
  const contribution = await recountCase(trx, caseNumber);
  await change(trx, caseNumber, { earlier: {}, contribution });
}

async function change(
  trx: DatabaseTransaction,
  caseNumber: string,
  {
    earlier,
    contribution,
  }: { readonly earlier: Contribution; readonly contribution: Contribution },
): Promise<void> {
  const difference = differenceOf(earlier, contribution);
  if (Object.keys(difference).length === 0) return;
  await writeContribution(trx, caseNumber, contribution);
  await addToTallies(trx, linesOf(earlier, difference));
}

/** All that the editions count, those of one edition and those since the start. */
export async function readTallies(db: Database, edition: number): Promise<readonly TallyLine[]> {
  const rows = await db
    .selectFrom('tally')
    .selectAll()
    .where('edition', 'in', [0, edition])
    .where('cases', '>', 0)
    .execute();
  return rows.map(({ edition: counts, figure, row_code, column_code, count, cases }) => ({
    ...{ edition: counts, table: figure, row: row_code, column: column_code, count, cases },
  }));
}

async function readContribution(
  trx: DatabaseTransaction,
  caseNumber: string,
): Promise<Contribution | undefined> {
  const row = await trx
    .selectFrom('case_contribution')
    .select('counts')
    .where('case_number', '=', caseNumber)
    .executeTakeFirst();
  return row?.counts;
}

async function writeContribution(
  trx: DatabaseTransaction,
  caseNumber: string,
  contribution: Contribution,
): Promise<void> {
  const counts = JSON.stringify(contribution);
  await trx
    .insertInto('case_contribution')
    .values({ case_number: caseNumber, counts })
    .onConflict((conflict) => conflict.column('case_number').doUpdateSet({ counts }))
    .execute();
}

/** By how much each cell changes. The case comes in where it had nothing, and leaves where nothing is left of it. */
function linesOf(earlier: Contribution, difference: Contribution): readonly TallyLine[] {
  return Object.entries(difference)
    .map(([key, change]) => {
      const had = earlier[key] ?? 0;
      const cases = Number(had + change !== 0) - Number(had !== 0);
      return { ...readCellKey(key), count: change, cases };
    })
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** Always in the same order, so that two cases that count at the same time never wait for each other. */
function orderOf({ edition, table, row, column }: Cell): string {
  return JSON.stringify([edition, table, row, column]);
}

async function addToTallies(trx: DatabaseTransaction, lines: readonly TallyLine[]): Promise<void> {
  await trx
    .insertInto('tally')
    .values(
      lines.map(({ edition, table, row, column, count, cases }) => ({
        ...{ edition, figure: table, row_code: row, column_code: column, count, cases },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['edition', 'figure', 'row_code', 'column_code']).doUpdateSet({
        count: sql`tally.count + excluded.count`,
        cases: sql`tally.cases + excluded.cases`,
      }),
    )
    .execute();
}
