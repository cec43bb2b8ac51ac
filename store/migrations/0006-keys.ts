import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [keys, dossier]) await statements.execute(db);
}

/** A destroyed key keeps its row without the key, so that what it sealed reads as erased. No case: a system key. */
const keys = sql`
  create table case_key (
    key_id text primary key,
    case_number text,
    version integer not null,
    wrapped bytea,
    wrapped_by text not null,
    created_at timestamptz not null default now(),
    destruction_due_at timestamptz,
    destroyed_at timestamptz,
    unique nulls not distinct (case_number, version),
    check ((wrapped is null) = (destroyed_at is not null))
  );
  create index case_key_due on case_key (destruction_due_at)
    where destruction_due_at is not null and destroyed_at is null;
`;

/** Entries from before the keys stay plain until the migrate command seals them. */
const dossier = sql`
  alter table dossier_entry
    alter column content drop not null,
    add column sealed bytea,
    add column key_id text,
    add constraint dossier_entry_sealed_or_plain check ((sealed is null) <> (content is null)),
    add constraint dossier_entry_key_of_sealed check ((sealed is null) = (key_id is null));
  create index dossier_entry_plain on dossier_entry (entry_id) where sealed is null;
`;
