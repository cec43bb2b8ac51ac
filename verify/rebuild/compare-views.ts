import { Client } from 'pg';
import { rebuildView } from '../../store/case-journal';
import { createDatabase } from '../../store/database';

export interface Difference {
  readonly caseNumber: string;
  readonly column: string;
}

export interface Comparison {
  readonly rows: number;
  readonly columns: number;
  readonly equal: number;
  readonly differences: readonly Difference[];
}

/** Every row of the view beside the row that its journal alone gives, column by column. */
export async function compareViews(databaseUrl: string): Promise<Comparison> {
  const db = createDatabase({ url: databaseUrl });
  try {
    const live = await db.selectFrom('case_view').selectAll().orderBy('case_number').execute();
    const differences: Difference[] = [];
    for (const row of live) {
      const rebuilt = await rebuildView(db, row.case_number);
      for (const column of differing(new Map(Object.entries(row)), rebuilt)) {
        differences.push({ caseNumber: row.case_number, column });
      }
    }
    const unequal = new Set(differences.map((difference) => difference.caseNumber)).size;
    const columns = Object.keys(live[0] ?? {}).length;
    return { rows: live.length, columns, equal: live.length - unequal, differences };
  } finally {
    await db.destroy();
  }
}

function differing(live: ReadonlyMap<string, unknown>, rebuilt: object | undefined): string[] {
  const other = new Map<string, unknown>(Object.entries(rebuilt ?? {}));
  const columns = [...new Set([...live.keys(), ...other.keys()])];
  return columns.filter((column) => canonical(live.get(column)) !== canonical(other.get(column)));
}

/** JSON with sorted keys, for jsonb keeps no order; a state that is still text counts as what it says. */
export function canonical(value: unknown): string {
  if (typeof value === 'string' && value.startsWith('{')) return canonical(JSON.parse(value));
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const changes: Readonly<Record<string, string>> = {
  seq: 'seq + 1',
  stage: "'altered'",
  waiting_for: "'altered'",
  team: "'altered'",
  case_holder: "'altered'",
  attentions: "array_append(attentions, 'altered')",
  is_overdue: 'not is_overdue',
  is_overdue_twice: 'not is_overdue_twice',
  at_partner_since: "coalesce(at_partner_since, now()) + interval '1 second'",
  next_deadline_at: "coalesce(next_deadline_at, now()) + interval '1 second'",
  referred_at: "referred_at - interval '1 millisecond'",
  changed_at: "changed_at + interval '1 millisecond'",
  state: `jsonb_set(state, '{source}', '"altered"')`,
};

/** Changes each column that follows from the journal by hand, one per row; resolves to how many. */
export async function alterViews(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const columns = Object.entries(changes);
    for (const [index, [column, value]] of columns.entries()) {
      await client.query(
        `update case_view set ${column} = ${value} where case_number =
           (select case_number from case_view order by case_number offset $1 limit 1)`,
        [index],
      );
    }
    return columns.length;
  } finally {
    await client.end();
  }
}
