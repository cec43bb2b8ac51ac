import { sql, type Transaction } from 'kysely';
import { followBases } from '../../store/basis-register';
import { readEvents } from '../../store/journal-lines';
import { createDatabase, type Database } from '../../store/database';
import type { HubDatabase } from '../../store/schema';
import { canonical } from './compare-views';

export interface RegisterComparison {
  readonly rows: number;
  readonly equal: number;
  /** Such as `basis_grant OK-2026-00001 b-00000001 wil`. */
  readonly differences: readonly string[];
}

/** Every row of the register of bases beside the rows that the journals alone give, in tables that end with the transaction. */
export async function compareRegister(databaseUrl: string): Promise<RegisterComparison> {
  const db = createDatabase({ url: databaseUrl });
  try {
    const live = await readRows(db);
    const rebuilt = await db.transaction().execute(async (trx) => {
      const cases = await trx.selectFrom('case_view').select('case_number').execute();
      // Temporary tables come before those of the hub wherever a name stands alone.
      await sql`create temp table basis (like public.basis including all) on commit drop`.execute(
        trx,
      );
      await sql`create temp table basis_grant (like public.basis_grant including all) on commit drop`.execute(
        trx,
      );
      for (const { case_number } of cases)
        await followBases(trx, case_number, await readEvents(trx, case_number));
      return readRows(trx);
    });
    const keys = [...new Set([...live.keys(), ...rebuilt.keys()])];
    const differences = keys.filter((key) => live.get(key) !== rebuilt.get(key));
    return { rows: keys.length, equal: keys.length - differences.length, differences };
  } finally {
    await db.destroy();
  }
}

/**
 * By key: what stands there. The register takes a withdrawal before the journal does, so of the instants of withdrawal only whether
 * there is one can follow from the journal.
 */
async function readRows(
  db: Database | Transaction<HubDatabase>,
): Promise<ReadonlyMap<string, string>> {
  const bases = await db.selectFrom('basis').selectAll().execute();
  const grants = await db.selectFrom('basis_grant').selectAll().execute();
  const isGone = (instant: string | null) => instant !== null;
  return new Map([
    ...bases.map(({ withdrawn_at, last_withdrawal_at, ...row }): [string, string] => [
      `basis ${row.case_number} ${row.basis_id}`,
      canonical({ ...row, is_gone: isGone(withdrawn_at), is_less: isGone(last_withdrawal_at) }),
    ]),
    ...grants.map(({ withdrawn_at, ...row }): [string, string] => [
      `basis_grant ${row.case_number} ${row.basis_id} ${row.partner}`,
      canonical({ ...row, is_gone: isGone(withdrawn_at) }),
    ]),
  ]);
}

const changes: readonly (readonly [table: 'basis' | 'basis_grant', change: string])[] = [
  ['basis', "kind = 'statutory'"],
  ['basis', `facts = '{"altered":true}'`],
  ['basis', "recorded_at = recorded_at + interval '1 millisecond'"],
  ['basis', "valid_until = valid_until + interval '1 millisecond'"],
  ['basis', 'epoch = epoch + 1'],
  ['basis', 'withdrawn_at = case when withdrawn_at is null then now() end'],
  ['basis_grant', "categories = array_append(categories, 'altered')"],
  ['basis_grant', 'withdrawn_at = case when withdrawn_at is null then now() end'],
];

/** Changes each column of the register by hand, one per row; resolves to how many. */
export async function alterRegister(databaseUrl: string): Promise<number> {
  const db = createDatabase({ url: databaseUrl });
  try {
    for (const [index, [table, change]] of changes.entries()) {
      const place = `select ctid from ${table} order by case_number, basis_id offset ${index} limit 1`;
      await sql.raw(`update ${table} set ${change} where ctid = (${place})`).execute(db);
    }
    return changes.length;
  } finally {
    await db.destroy();
  }
}
