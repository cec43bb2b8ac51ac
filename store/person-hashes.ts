import { createHmac } from 'node:crypto';
import type { Reach } from '../domain/access/decide-access';
import { searchTermsOf, type SearchTerm } from '../domain/person/search-terms';
import type { Database, DatabaseTransaction } from './database';
import type { CaseKeys, SealingKey } from './keys/case-keys';
import { withinReach } from './reach';

interface PersonEntry {
  readonly entryId: string;
  readonly caseNumber: string;
  readonly content: unknown;
}

/** More cases of one person nobody reads through. */
const mostCases = 100;

/** Replaces the hashes of a person entry by those under this key, and notes the key with the entry. */
export async function writeHashes(
  trx: DatabaseTransaction,
  hashKey: SealingKey,
  { entryId, caseNumber, content }: PersonEntry,
): Promise<void> {
  await forgetHashes(trx, entryId);
  const rows = searchTermsOf(content).map((term) => ({
    ...{ entry_id: entryId, kind: term.kind, case_number: caseNumber },
    ...{ key_id: hashKey.keyId, hash: hashOf(hashKey, term) },
  }));
  if (rows.length > 0) await trx.insertInto('person_hash').values(rows).execute();
  await trx
    .updateTable('dossier_entry')
    .set({ hashed_under: hashKey.keyId })
    .where('entry_id', '=', entryId)
    .execute();
}

export async function forgetHashes(trx: DatabaseTransaction, entryId: string): Promise<void> {
  await trx.deleteFrom('person_hash').where('entry_id', '=', entryId).execute();
}

/** Numbers of the cases within reach that are about this person, newest first, at most 100. */
export async function findCases(
  { db, keys }: { readonly db: Database; readonly keys: CaseKeys },
  reach: Reach,
  term: SearchTerm,
): Promise<readonly string[]> {
  const hashes = (await keys.hashKeys()).map((hashKey) => hashOf(hashKey, term));
  const rows = await db
    .selectFrom('case_view')
    .select('case_number')
    .where('case_number', 'in', (select) =>
      select.selectFrom('person_hash').select('case_number').where('hash', 'in', hashes),
    )
    .where(withinReach(reach))
    .orderBy('case_number', 'desc')
    .limit(mostCases)
    .execute();
  return rows.map((row) => row.case_number);
}

/** The kind is part of it, so that no name is ever taken for a number. */
function hashOf({ key }: SealingKey, { kind, text }: SearchTerm): Buffer {
  return createHmac('sha256', key).update(`${kind}\n${text}`, 'utf8').digest();
}
