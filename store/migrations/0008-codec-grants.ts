import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await codecGrants.execute(db);
}

/** Codes only, and never longer than an hour, whatever the api says. */
const codecGrants = sql`
  create table codec_grant (
    grant_id uuid primary key,
    case_number text not null,
    subject text not null,
    reason text not null,
    reference text,
    granted_by text not null,
    granted_at timestamptz not null,
    expires_at timestamptz not null,
    check (expires_at > granted_at and expires_at <= granted_at + interval '60 minutes'),
    check (granted_by <> subject)
  );
  create index codec_grant_subject on codec_grant (subject, expires_at);
  create index codec_grant_case on codec_grant (case_number, granted_at);
`;
