import type { Database } from './database';
import { readEntry } from './dossier';
import { CaseErased } from './erased';
import type { CaseKeys } from './keys/case-keys';
import { writeHashes } from './person-hashes';

const batch = 200;

/**
 * Gives the persons from before the hashes theirs, and all of them new ones after the system key was rotated; resolves to
 * how many. A run that is broken off goes on where it was.
 */
export async function hashOldPersons(db: Database, keys: CaseKeys): Promise<number> {
  const [hashKey] = await keys.hashKeys();
  let count = 0;
  for (;;) {
    const rows = await db
      .selectFrom('dossier_entry')
      .select(['entry_id', 'case_number'])
      .where('kind', '=', 'person')
      .where('hashed_under', 'is distinct from', hashKey.keyId)
      // Nobody is found by what was corrected.
      .where('entry_id', 'not in', (select) =>
        select.selectFrom('dossier_entry').select('corrects').where('corrects', 'is not', null),
      )
      .limit(batch)
      .execute();
    if (rows.length === 0) return count;
    for (const { entry_id: entryId, case_number: caseNumber } of rows) {
      const content = await contentOf(db, keys, { entryId, caseNumber });
      const entry = { entryId, caseNumber, content };
      await db.transaction().execute((trx) => writeHashes(trx, hashKey, entry));
    }
    count += rows.length;
  }
}

/** What was erased is found by nothing. */
async function contentOf(
  db: Database,
  keys: CaseKeys,
  place: { readonly entryId: string; readonly caseNumber: string },
): Promise<unknown> {
  try {
    return (await readEntry(db, keys, place))?.content;
  } catch (error) {
    if (error instanceof CaseErased) return undefined;
    throw error;
  }
}
