import { sql, type SqlBool } from 'kysely';
import type { Database } from './database';
import {
  confidentialKind,
  openRow,
  personKind,
  toLine,
  type DossierEntry,
  type Row,
  type SealedContent,
} from './dossier';
import type { CaseKeys } from './keys/case-keys';

export interface AskedTexts {
  readonly caseNumbers: readonly string[];
  /** The entries that are asked for; left out, the persons of the cases. */
  readonly entryIds?: readonly string[];
}

/**
 * What these entries say now: of one that was corrected, what counts instead of it. By the id that was asked for, in two
 * queries however many there are. What is confidential is never among them. Throws CaseErased.
 */
export async function readTexts(
  db: Database,
  keys: CaseKeys,
  { caseNumbers, entryIds }: AskedTexts,
): Promise<ReadonlyMap<string, DossierEntry>> {
  if (caseNumbers.length === 0 || entryIds?.length === 0) return new Map();
  const isAsked =
    entryIds === undefined
      ? sql<SqlBool>`kind = ${personKind} and corrects is null`
      : sql<SqlBool>`entry_id = any(${[...entryIds]}::uuid[])`;
  const { rows } = await sql<Row & SealedContent & { readonly asked: string }>`
    with recursive counting as (
      select entry_id as asked, entry_id from dossier_entry
        where case_number = any(${[...caseNumbers]}::text[]) and ${isAsked}
      union all
      select asked, later.entry_id from counting join dossier_entry as later on later.corrects = counting.entry_id
    )
    select asked, entry.* from counting join dossier_entry as entry using (entry_id)
    where kind <> ${confidentialKind}
      and not exists (select from dossier_entry as later where later.corrects = entry.entry_id)`.execute(
    db,
  );
  const found = await keys.findKeys(rows.flatMap(({ key_id: keyId }) => keyId ?? []));
  return new Map(rows.map((row) => [row.asked, { ...toLine(row), content: openRow(row, found) }]));
}
