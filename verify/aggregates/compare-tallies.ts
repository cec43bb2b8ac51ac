import { sql } from 'kysely';
import { readCellKey, type Contribution } from '../../domain/report/contribution';
import type { Database } from '../../store/database';
import { recountCase } from '../../store/tallies';

export interface Comparison {
  /** Cells that either side has. */
  readonly cells: number;
  /** Cells whose count or cases differ, as people read them. */
  readonly different: readonly string[];
}

interface Sum {
  readonly count: number;
  readonly cases: number;
}

/** The tallies as they were kept, against all journals counted anew. */
export async function compareTallies(
  db: Database,
  caseNumbers: readonly string[],
): Promise<Comparison> {
  const recounted = new Map<string, Sum>();
  for (const caseNumber of caseNumbers) add(recounted, await recountCase(db, caseNumber));
  const kept = await readKept(db);
  const keys = new Set([...recounted.keys(), ...kept.keys()]);
  const different = [...keys].filter((key) => !isEqual(recounted.get(key), kept.get(key)));
  return { cells: keys.size, different: different.map((key) => say(key, recounted, kept)) };
}

/**
 * A few figures counted by PostgreSQL from the journal's own lines, which shares nothing with the hub's counting.
 * Returns how many figures were compared and which differ.
 */
export async function compareWithSql(db: Database): Promise<Comparison> {
  const { rows } = await sql<{ key: string; count: number; cases: number }>`
    with latest as (
      select distinct on (case_number) case_number, data->'questions' as questions
      from case_journal where type = 'intakeRecorded' order by case_number, seq desc
    ), figures as (
      select json_build_array(edition, 'signals', data->>'theme', data->>'window')::text as key, case_number
        from case_journal where type = 'signalRaised'
      union all
      select json_build_array(0, 'questions', question, '')::text, case_number
        from latest, jsonb_array_elements_text(questions) question
      union all
      select json_build_array(0, 'results', data->>'achieved', '')::text, case_number
        from case_journal where type = 'actionCompleted'
      union all
      select json_build_array(edition, 'outcomes', data->>'outcome', '')::text, case_number
        from case_journal where type = 'caseClosed'
    )
    select key, count(distinct case_number)::integer as count, count(distinct case_number)::integer as cases
      from figures group by key`.execute(db);
  const kept = await readKept(db);
  const counted = new Map(rows.map(({ key, ...sum }) => [plain(key), sum]));
  const different = [...counted.keys()].filter((key) => !isEqual(counted.get(key), kept.get(key)));
  return { cells: counted.size, different: different.map((key) => say(key, counted, kept)) };
}

async function readKept(db: Database): Promise<ReadonlyMap<string, Sum>> {
  const rows = await db.selectFrom('tally').selectAll().execute();
  const entries = rows
    .filter(({ count, cases }) => count !== 0 || cases !== 0)
    .map(({ edition, figure, row_code, column_code, count, cases }) => {
      const key = JSON.stringify([edition, figure, row_code, column_code]);
      return [key, { count, cases }] as const;
    });
  return new Map(entries);
}

/** PostgreSQL writes a space after each comma. */
function plain(key: string): string {
  const { edition, table, row, column } = readCellKey(key);
  return JSON.stringify([edition, table, row, column]);
}

function add(sums: Map<string, Sum>, contribution: Contribution): void {
  for (const [key, amount] of Object.entries(contribution)) {
    const { count, cases } = sums.get(key) ?? { count: 0, cases: 0 };
    sums.set(key, { count: count + amount, cases: cases + 1 });
  }
}

function isEqual(one: Sum | undefined, other: Sum | undefined): boolean {
  return one?.count === other?.count && one?.cases === other?.cases;
}

function say(key: string, ...sides: readonly ReadonlyMap<string, Sum>[]): string {
  const [counted, kept] = sides.map((side) => side.get(key) ?? { count: 0, cases: 0 });
  return `${key}: counted ${JSON.stringify(counted)}, kept ${JSON.stringify(kept)}`;
}
