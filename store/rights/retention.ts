import { retentionOf, type Retention } from '../../domain/retention/retention';
import type { RetentionPolicy } from '../../domain/retention/retention-policy';
import type { Database, DatabaseTransaction } from '../database';

/** A municipality's retention policy with the version of the file it stands in. */
export interface VersionedRetention {
  readonly version: string;
  readonly retention: RetentionPolicy;
}

/** Computes again how long a case is kept, from its view; a case that was reopened has no term. */
export async function refreshRetention(
  db: Database | DatabaseTransaction,
  caseNumber: string,
  { version, retention: policy }: VersionedRetention,
): Promise<void> {
  const view = await db
    .selectFrom('case_view')
    .select('state')
    .where('case_number', '=', caseNumber)
    .executeTakeFirst();
  const closed = view?.state.stage === 'closed' ? view.state : undefined;
  const retention = closed === undefined ? undefined : retentionOf(closed, policy);
  if (retention === undefined) {
    await db.deleteFrom('case_retention').where('case_number', '=', caseNumber).execute();
    return;
  }
  const row = {
    due_at: retention.dueAt,
    retention: JSON.stringify(retention),
    policy_version: version,
  };
  await db
    .insertInto('case_retention')
    .values({ case_number: caseNumber, ...row })
    .onConflict((conflict) => conflict.column('case_number').doUpdateSet(row))
    .execute();
}

/** Gives a term to closed cases from before there were any; resolves to how many. */
export async function refreshMissing(db: Database, policy: VersionedRetention): Promise<number> {
  const rows = await db
    .selectFrom('case_view')
    .leftJoin('case_retention as known', 'known.case_number', 'case_view.case_number')
    .select('case_view.case_number')
    .where('stage', '=', 'closed')
    .where('known.case_number', 'is', null)
    .execute();
  for (const row of rows) await refreshRetention(db, row.case_number, policy);
  return rows.length;
}

export async function readRetention(
  db: Database | DatabaseTransaction,
  caseNumber: string,
): Promise<Retention | undefined> {
  const row = await db
    .selectFrom('case_retention')
    .select('retention')
    .where('case_number', '=', caseNumber)
    .executeTakeFirst();
  return row?.retention;
}
