import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [referrals, journal, dossier, tables]) await statements.execute(db);
}

/** Case numbers, what came in, and the keys of commands. */
const referrals = sql`
  create table case_counter (year integer primary key, last integer not null);

  create table inbox (
    inbox_id bigint generated always as identity primary key,
    kind text not null,
    case_number text not null unique,
    payload json not null,
    received_at timestamptz not null,
    delivered_at timestamptz
  );
  create index inbox_undelivered on inbox (inbox_id) where delivered_at is null;

  create table idempotency_key (
    command_id text primary key,
    fingerprint text not null,
    status integer,
    answer json,
    created_at timestamptz not null
  );
`;

/** The journal, append-only, and the view folded from it. */
const journal = sql`
  create table case_journal (
    case_number text not null,
    seq integer not null check (seq > 0),
    at timestamptz not null,
    type text not null,
    by jsonb not null,
    command_id text,
    data jsonb not null,
    clocks jsonb,
    primary key (case_number, seq)
  );
  create function refuse_journal_change() returns trigger language plpgsql as $$
    begin raise exception 'the journal is append-only'; end $$;
  create trigger case_journal_append_only before update or delete on case_journal
    for each row execute function refuse_journal_change();
  create trigger case_journal_never_emptied before truncate on case_journal
    for each statement execute function refuse_journal_change();

  create table case_view (
    case_number text primary key,
    seq integer not null,
    stage text not null,
    waiting_for text not null,
    team text not null,
    case_holder text,
    attentions text[] not null,
    is_overdue boolean not null,
    next_deadline_at timestamptz,
    referred_at timestamptz not null,
    changed_at timestamptz not null,
    state jsonb not null
  );
  create index case_view_stage on case_view (stage, case_number);
  create index case_view_team on case_view (team, case_number);
  create index case_view_overdue on case_view (case_number) where is_overdue;
  create index case_view_attentions on case_view using gin (attentions);
`;

/** Texts and person data. */
const dossier = sql`
  create table dossier_entry (
    entry_id uuid primary key,
    case_number text not null,
    kind text not null,
    content jsonb not null,
    written_by text not null,
    written_at timestamptz not null,
    command_id text
  );
  create index dossier_entry_case on dossier_entry (case_number, entry_id);
  create index dossier_entry_command on dossier_entry (command_id);
`;

/** Claims on table slots, and absences of members. */
const tables = sql`
  create table slot_claim (
    team text not null,
    starts_at timestamptz not null,
    case_number text not null,
    session_id text not null,
    claimed_at timestamptz not null,
    is_confirmed boolean not null,
    primary key (team, starts_at)
  );
  create index slot_claim_session on slot_claim (case_number, session_id);
  create index slot_claim_unconfirmed on slot_claim (claimed_at) where not is_confirmed;

  create table member_absence (
    absence_id uuid primary key,
    member text not null,
    from_date date not null,
    until_date date not null check (until_date >= from_date),
    entered_by text not null,
    entered_at timestamptz not null
  );
  create index member_absence_member on member_absence (member, until_date);
`;
