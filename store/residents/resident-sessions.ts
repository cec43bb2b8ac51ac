import { createHash } from 'node:crypto';
import { sessionMinutes } from '../../domain/resident/resident-code';
import type { Database } from '../database';

/** Whoever filled in a code, until half an hour later. */
export interface OpenPlan {
  readonly codeId: string;
  readonly caseNumber: string;
}

/** Keeps what the token opens; those that are over go. */
export async function startSession(
  db: Database,
  { token, codeId, at }: { readonly token: string; readonly codeId: string; readonly at: string },
): Promise<void> {
  await db.deleteFrom('resident_session').where('ends_at', '<=', at).execute();
  await db
    .insertInto('resident_session')
    .values({
      token_hash: hashOf(token),
      code_id: codeId,
      ends_at: new Date(Date.parse(at) + sessionMinutes * 60_000).toISOString(),
    })
    .execute();
}

/** Undefined when it is over or was closed, and when its code was revoked or is too old. */
export async function findSession(
  db: Database,
  token: string,
  at: string,
): Promise<OpenPlan | undefined> {
  const row = await db
    .selectFrom('resident_session')
    .innerJoin('resident_code', 'resident_code.code_id', 'resident_session.code_id')
    .select(['resident_code.code_id', 'resident_code.case_number'])
    .where('token_hash', '=', hashOf(token))
    .where('ends_at', '>', at)
    .where('expires_at', '>', at)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : { codeId: row.code_id, caseNumber: row.case_number };
}

export async function endSession(db: Database, token: string): Promise<void> {
  await db.deleteFrom('resident_session').where('token_hash', '=', hashOf(token)).execute();
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
