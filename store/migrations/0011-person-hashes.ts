import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [hashes, entries]) await statements.execute(db);
}

/** Keyed hashes only: person data itself is nowhere but in the dossier. */
const hashes = sql`
  create table person_hash (
    entry_id uuid not null references dossier_entry on delete cascade,
    kind text not null check (kind in ('bsn', 'name-and-birth-date')),
    case_number text not null,
    key_id text not null,
    hash bytea not null check (octet_length(hash) = 32),
    primary key (entry_id, kind)
  );
  create index person_hash_found on person_hash (hash);
  create index person_hash_case on person_hash (case_number);
`;

/** Persons from before this get their hashes from the migrate command, and new ones after a rotation of the system key. */
const entries = sql`
  alter table dossier_entry add column hashed_under text;
  create index dossier_entry_person on dossier_entry (entry_id) where kind = 'person';
`;
