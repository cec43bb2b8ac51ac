import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await notices.execute(db);
}

/** Which partners were told of an erasure; the stone takes the list over from the decision. */
const notices = sql`
  alter table erasure add column notices jsonb;
  alter table tombstone add column notices jsonb not null default '[]';
`;
