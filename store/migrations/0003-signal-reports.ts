import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [editions, tallies, signals, notices]) await statements.execute(db);
}

/** The edition that is open counts what comes into the journal; publishing closes it and opens the next. */
const editions = sql`
  create table open_edition (
    is_only boolean primary key default true check (is_only),
    edition integer not null check (edition > 0),
    since timestamptz not null
  );
  insert into open_edition (edition, since)
    select 1, coalesce((select min(at) from case_journal), now());

  alter table case_journal add column edition integer not null default 1;
  alter table case_journal alter column edition drop default;
  create index case_journal_signals on case_journal (edition) where type = 'signalRaised';

  create table edition (
    edition integer primary key,
    slot text not null unique,
    kind text not null check (kind in ('scheduled', 'extra')),
    report jsonb not null,
    published_at timestamptz not null
  );
`;

/** What each case adds to the figures, and the sum over cases. */
const tallies = sql`
  create table case_contribution (case_number text primary key, counts jsonb not null);

  create table tally (
    edition integer not null,
    figure text not null,
    row_code text not null,
    column_code text not null,
    count bigint not null,
    cases integer not null,
    primary key (edition, figure, row_code, column_code)
  );
`;

/** A theme that was published once has a number for ever, a wording that a person released, and answers. */
const signals = sql`
  create table signal (
    signal integer generated always as identity primary key,
    theme text not null unique
  );
  create table signal_publication (
    signal integer not null references signal,
    edition integer not null references edition,
    primary key (signal, edition)
  );
  create table signal_wording (
    theme text primary key,
    wording jsonb not null,
    released_by text not null,
    released_at timestamptz not null
  );
  create table signal_answer (
    command_id text primary key,
    signal integer not null references signal,
    edition integer not null references edition,
    answer jsonb not null,
    answered_by text not null,
    answered_at timestamptz not null
  );
  create index signal_answer_signal on signal_answer (signal, answered_at);
`;

/** Who raised a signal hears the answer: such a mail is about no case. */
const notices = sql`
  alter table notice alter column case_number drop not null;
`;
