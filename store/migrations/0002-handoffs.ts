import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [inbox, register, egress, inbound, links, notices])
    await statements.execute(db);
}

/** More than referrals comes in now: each item has a key that is unique for ever. */
const inbox = sql`
  alter table inbox drop constraint inbox_case_number_key;
  alter table inbox add column item_key text;
  update inbox set item_key = kind || '/' || case_number;
  alter table inbox alter column item_key set not null;
  alter table inbox add constraint inbox_item_key unique (item_key);
  alter table inbox add column attempts integer not null default 0;
  alter table inbox add column next_attempt_at timestamptz;
  alter table inbox add column outcome text;
  create index inbox_case on inbox (case_number, kind);
`;

/** The authority for "may this be sent now". Withdrawing raises the epoch of the basis. */
const register = sql`
  create table basis (
    case_number text not null,
    basis_id text not null,
    kind text not null check (kind in ('consent', 'statutory')),
    facts jsonb not null,
    recorded_at timestamptz not null,
    valid_until timestamptz,
    epoch integer not null default 1,
    last_withdrawal_at timestamptz,
    withdrawn_at timestamptz,
    primary key (case_number, basis_id),
    check (kind <> 'consent' or valid_until is not null)
  );
  create table basis_grant (
    case_number text not null,
    basis_id text not null,
    partner text not null,
    categories text[] not null,
    withdrawn_at timestamptz,
    primary key (case_number, basis_id, partner),
    foreign key (case_number, basis_id) references basis
  );
`;

/** One line per connection the hub was permitted to open to a partner, and per content a partner fetched. */
const egress = sql`
  create table egress (
    egress_id bigint generated always as identity primary key,
    case_number text not null,
    handoff_id text not null,
    partner text not null,
    basis_id text not null,
    epoch integer not null,
    purpose text not null check (purpose in ('request', 'content', 'follow-up', 'recall')),
    categories text[] not null,
    attempt integer not null,
    taken_at timestamptz not null,
    lease_until timestamptz not null,
    opened_at timestamptz,
    ended_at timestamptz,
    result text check (result in ('sent', 'failed', 'unknown', 'not-opened')),
    code text,
    external_ref text,
    foreign key (case_number, basis_id) references basis
  );
  create index egress_handoff on egress (handoff_id, egress_id);
  create index egress_case on egress (case_number, egress_id);
  create index egress_unopened on egress (case_number, basis_id) where opened_at is null and ended_at is null;
  create index egress_external on egress (partner, external_ref) where external_ref is not null;
`;

/** Ids of everything partners ever sent: the same message again has no second effect. */
const inbound = sql`
  create table partner_message (
    partner text not null,
    message_id text not null,
    body_hash text not null,
    handoff_id text,
    received_at timestamptz not null,
    primary key (partner, message_id)
  );
`;

/** Links of e-mail partners: only hashes of what opens them. */
const links = sql`
  create table handoff_link (
    token_hash text primary key,
    handoff_id text not null unique,
    made_at timestamptz not null,
    code_hash text,
    code_expires_at timestamptz,
    code_tries integer not null default 0,
    codes_sent integer not null default 0,
    code_sent_at timestamptz,
    answers integer not null default 0
  );
`;

/** Mails to members that are to be sent, written with the journal line that asks for them. */
const notices = sql`
  create table notice (
    notice_id bigint generated always as identity primary key,
    notice_key text not null unique,
    case_number text not null,
    kind text not null,
    facts jsonb not null,
    made_at timestamptz not null,
    attempts integer not null default 0,
    next_attempt_at timestamptz,
    sent_at timestamptz,
    given_up_at timestamptz
  );
  create index notice_unsent on notice (notice_id) where sent_at is null and given_up_at is null;

  create table invitation (
    case_number text not null,
    session_id text not null,
    member text not null,
    sequence integer not null,
    is_cancelled boolean not null,
    primary key (case_number, session_id, member)
  );
`;
