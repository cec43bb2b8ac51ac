import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from './database';
import { readEntry, type DossierEntry } from './dossier';
import type { CaseKeys } from './keys/case-keys';

type Place = Pick<DossierEntry, 'caseNumber' | 'entryId'>;

/** The entry that counts now in place of this one, which is itself when nobody corrected it. Throws CaseErased. */
export async function readStandingEntry(
  db: Database,
  keys: CaseKeys,
  place: Place,
): Promise<DossierEntry | undefined> {
  const entry = await readEntry(db, keys, place);
  if (entry?.correctedBy === undefined) return entry;
  return readStandingEntry(db, keys, { ...place, entryId: entry.correctedBy });
}

/** The first of the entries that correct each other. */
export async function originOf(db: Database, { caseNumber, entryId }: Place): Promise<string> {
  const row = await db
    .selectFrom('dossier_entry')
    .select('corrects')
    .where('case_number', '=', caseNumber)
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  const earlier = row?.corrects ?? undefined;
  return earlier === undefined ? entryId : originOf(db, { caseNumber, entryId: earlier });
}

/**
 * Holds an entry, and every sending of its case, until the end of the transaction: a permit was written before, so that
 * the egress log shows whom it let know the old text, or it waits and reads the new one.
 */
export async function holdForCorrection(
  trx: DatabaseTransaction,
  { caseNumber, entryId }: Place,
): Promise<void> {
  await sql`select from dossier_entry where entry_id = ${entryId}
    and case_number = ${caseNumber} for update`.execute(trx);
  await sql`select from basis where case_number = ${caseNumber}
    order by basis_id for update`.execute(trx);
}
