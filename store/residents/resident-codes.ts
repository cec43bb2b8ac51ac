import { createHmac, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { codeCharacters, codeDays, codeLength } from '../../domain/resident/resident-code';
import type { Database, DatabaseTransaction } from '../database';
import type { CaseKeys, SealingKey } from '../keys/case-keys';

export interface NewCode {
  readonly codeId: string;
  readonly caseNumber: string;
  /** Of the resident, who fills it in beside the code. */
  readonly birthYear: number;
  /** Member code. */
  readonly by: string;
  readonly at: string;
}

export interface IssuedCode {
  readonly codeId: string;
  /** Eight characters, known nowhere but in this answer. */
  readonly code: string;
  readonly expiresAt: string;
}

/** What opens a plan, as it was typed and read. */
export interface GivenCode {
  readonly code: string;
  readonly birthYear: number;
}

const dayMs = 86_400_000;

/** Makes the one code of a case that works; a former one and what it opened end. */
export async function issueCode(
  trx: DatabaseTransaction,
  keys: CaseKeys,
  { codeId, caseNumber, birthYear, by, at }: NewCode,
): Promise<IssuedCode> {
  const [hashKey] = await keys.hashKeys();
  const code = Array.from({ length: codeLength }, randomCharacter).join('');
  const expiresAt = new Date(Date.parse(at) + codeDays * dayMs).toISOString();
  // Two who issue at the same time come one after the other, and the later letter counts.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`resident-code/${caseNumber}`}, 0))`.execute(
    trx,
  );
  await trx
    .updateTable('resident_code')
    .set({ revoked_at: at })
    .where('case_number', '=', caseNumber)
    .where('revoked_at', 'is', null)
    .execute();
  await trx
    .insertInto('resident_code')
    .values({
      ...{ code_id: codeId, case_number: caseNumber, hash: hashOf(hashKey, { code, birthYear }) },
      ...{ issued_by: by, issued_at: at, expires_at: expiresAt, revoked_at: null },
    })
    .execute();
  return { codeId, code, expiresAt };
}

/** When it was revoked, now or before; undefined when this case has no such code. */
export async function revokeCode(
  db: Database,
  { caseNumber, codeId, at }: Pick<NewCode, 'caseNumber' | 'codeId' | 'at'>,
): Promise<string | undefined> {
  const row = await db
    .updateTable('resident_code')
    .set({ revoked_at: sql<string>`coalesce(revoked_at, ${at})` })
    .where('case_number', '=', caseNumber)
    .where('code_id', '=', codeId)
    .returning('revoked_at')
    .executeTakeFirst();
  return row?.revoked_at ?? undefined;
}

/**
 * The code that is meant, when it works now. Unknown, wrong year, expired and revoked are found out by the same one
 * look, so that nobody can tell them from each other.
 */
export async function findCode(
  { db, keys }: { readonly db: Database; readonly keys: CaseKeys },
  given: GivenCode,
  at: string,
): Promise<string | undefined> {
  const hashes = (await keys.hashKeys()).map((hashKey) => hashOf(hashKey, given));
  const row = await db
    .selectFrom('resident_code')
    .select('code_id')
    .where('hash', 'in', hashes)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return row?.code_id;
}

function randomCharacter(): string {
  return codeCharacters.charAt(randomInt(codeCharacters.length));
}

/** Its first word is part of it, so that no name or number of a person is ever taken for a code. */
function hashOf({ key }: SealingKey, { code, birthYear }: GivenCode): Buffer {
  return createHmac('sha256', key).update(`resident-code\n${code}\n${birthYear}`).digest();
}
