import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await signOuts.execute(db);
  await keptForms.execute(db);
}

/** Whose sessions end, or which one: what began before counts no more. */
const signOuts = sql`
  create table sign_out (
    kind text not null check (kind in ('subject', 'session')),
    name text not null,
    signed_out_at timestamptz not null,
    primary key (kind, name)
  );
`;

/** What somebody typed when the session had ended, sealed by the API, until they are back. */
const keptForms = sql`
  create table kept_form (
    form_id text primary key,
    sealed text not null,
    kept_at timestamptz not null
  );
`;
