import { sql } from 'kysely';
import type { GrantReason } from '../domain/access/codec-grant';
import type { Database } from './database';

export interface NewGrant {
  readonly grantId: string;
  readonly caseNumber: string;
  /** The operator, as in `sub` of the access token. */
  readonly operator: string;
  readonly reason: GrantReason;
  /** A ticket number. */
  readonly reference?: string;
  readonly grantedBy: string;
  /** 1 to 60. */
  readonly minutes: number;
}

export interface CodecGrant extends Omit<NewGrant, 'minutes'> {
  readonly grantedAt: string;
  readonly expiresAt: string;
}

/** Lets one operator read what one case carries in Temporal, from now on by the clock of the database. */
export async function giveGrant(
  db: Database,
  { grantId, caseNumber, operator, reason, reference, grantedBy, minutes }: NewGrant,
): Promise<CodecGrant> {
  const row = await db
    .insertInto('codec_grant')
    .values({
      grant_id: grantId,
      case_number: caseNumber,
      subject: operator,
      reason,
      reference: reference ?? null,
      granted_by: grantedBy,
      granted_at: sql<string>`now()`,
      expires_at: sql<string>`now() + make_interval(mins => ${minutes}::int)`,
    })
    // A request that is given again after a lost answer prolongs nothing.
    .onConflict((conflict) =>
      conflict
        .column('grant_id')
        .doUpdateSet((row) => ({ grant_id: row.ref('excluded.grant_id') })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toGrant(row);
}

/** All that were ever given for a case, newest first. */
export async function grantsOf(db: Database, caseNumber: string): Promise<readonly CodecGrant[]> {
  const rows = await db
    .selectFrom('codec_grant')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .orderBy('granted_at', 'desc')
    .execute();
  return rows.map(toGrant);
}

/** The cases whose payloads this operator may read now. */
export async function casesGrantedTo(db: Database, operator: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('codec_grant')
    .select('case_number')
    .distinct()
    .where('subject', '=', operator)
    .where('expires_at', '>', sql<string>`now()`)
    .execute();
  return new Set(rows.map((row) => row.case_number));
}

interface Row {
  readonly grant_id: string;
  readonly case_number: string;
  readonly subject: string;
  readonly reason: GrantReason;
  readonly reference: string | null;
  readonly granted_by: string;
  readonly granted_at: string;
  readonly expires_at: string;
}

function toGrant(row: Row): CodecGrant {
  return {
    grantId: row.grant_id,
    caseNumber: row.case_number,
    operator: row.subject,
    reason: row.reason,
    ...(row.reference === null ? {} : { reference: row.reference }),
    grantedBy: row.granted_by,
    grantedAt: row.granted_at,
    expiresAt: row.expires_at,
  };
}
