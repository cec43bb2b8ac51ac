import type { ColumnType, Generated } from 'kysely';
import type { CorrectionReason } from '../domain/handoff/correction';
import type { SearchTermKind } from '../domain/person/search-terms';
import type { Instant } from './columns';

/** Names, contact data and texts: the only table that holds any. */
export interface DossierEntryTable {
  entry_id: string;
  case_number: string;
  kind: string;
  /** Only in entries from before the keys. */
  content: ColumnType<unknown, string | null, string | null>;
  sealed: Buffer | null;
  key_id: string | null;
  written_by: string;
  written_at: Instant;
  command_id: string | null;
  /** The system key under which its hashes were made; null when they were not, or there are none to make. */
  hashed_under: Generated<string | null>;
  /** The entry that this one counts instead of. */
  corrects: Generated<string | null>;
  correction_reason: Generated<CorrectionReason | null>;
}

/** A keyed hash of what a person can be found by; it goes with its dossier entry. */
export interface PersonHashTable {
  entry_id: string;
  kind: SearchTermKind;
  case_number: string;
  /** The system key that the hash key was derived from. */
  key_id: string;
  hash: Buffer;
}
