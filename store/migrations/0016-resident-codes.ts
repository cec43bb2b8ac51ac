import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [codes, sessions, tries]) await statements.execute(db);
}

/** Keyed hashes of code and year of birth together; one code of a case works at a time. */
const codes = sql`
  create table resident_code (
    code_id uuid primary key,
    case_number text not null,
    hash bytea not null unique check (octet_length(hash) = 32),
    issued_by text not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null check (expires_at <= issued_at + interval '30 days'),
    revoked_at timestamptz
  );
  create unique index resident_code_in_force on resident_code (case_number) where revoked_at is null;
  create index resident_code_case on resident_code (case_number);
`;

/** Who filled in a code; the browser has the token, the hub its hash. */
const sessions = sql`
  create table resident_session (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    code_id uuid not null references resident_code on delete cascade,
    ends_at timestamptz not null
  );
  create index resident_session_code on resident_session (code_id);
  create index resident_session_end on resident_session (ends_at);
`;

/** Moments of wrong tries by keyed hash of the address; rows go when their last try no longer counts. */
const tries = sql`
  create table code_try (
    address_hash bytea primary key check (octet_length(address_hash) = 32),
    tried_at timestamptz[] not null,
    last_at timestamptz not null
  );
  create index code_try_last on code_try (last_at);
`;
