import type { SearchTermKind } from '../domain/person/search-terms';

/** A keyed hash of what a person can be found by; it goes with its dossier entry. */
export interface PersonHashTable {
  entry_id: string;
  kind: SearchTermKind;
  case_number: string;
  /** The system key that the hash key was derived from. */
  key_id: string;
  hash: Buffer;
}
