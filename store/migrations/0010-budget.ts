import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [requests, ledger, refused, journal]) await statements.execute(db);
}

/** What was asked and decided. The checks say again what the case decides, so that no defect can pass them. */
const requests = sql`
  create table case_budget (
    case_number text primary key,
    cap_cents integer not null check (cap_cents > 0),
    approved_cents integer not null check (approved_cents >= 0),
    spent_cents integer not null check (spent_cents >= 0),
    constraint approved_within_cap check (approved_cents <= cap_cents),
    constraint spent_within_approved check (spent_cents <= approved_cents)
  );

  create table budget_request (
    case_number text not null,
    request_id text not null,
    amount_cents integer not null check (amount_cents > 0),
    status text not null check (status in ('requested', 'first-approved', 'approved', 'rejected')),
    requested_by text not null,
    requested_at timestamptz not null,
    first_approved_by text,
    decided_by text,
    decided_at timestamptz,
    approved_cents integer not null default 0 check (approved_cents in (0, amount_cents)),
    spent_cents integer not null default 0 check (spent_cents >= 0),
    primary key (case_number, request_id),
    constraint request_spent_within_approved check (spent_cents <= approved_cents),
    constraint approved_has_amount check ((status = 'approved') = (approved_cents > 0)),
    constraint decided_has_decider check ((status in ('approved', 'rejected')) = (decided_by is not null)),
    constraint decider_is_another check (
      decided_by is distinct from requested_by and first_approved_by is distinct from requested_by
    ),
    constraint approvers_differ check (
      status <> 'approved' or first_approved_by is null or decided_by <> first_approved_by
    )
  );
  create index budget_request_undecided on budget_request (requested_at)
    where status in ('requested', 'first-approved');
`;

/** Money that went out or came back, one line each, never changed. */
const ledger = sql`
  create table budget_ledger (
    command_id text primary key,
    case_number text not null,
    seq integer not null,
    request_id text not null,
    kind text not null check (kind in ('spend', 'refund')),
    line_id text not null,
    spend_id text not null,
    amount_cents integer not null check (amount_cents > 0),
    at timestamptz not null,
    entered_by text not null,
    unique (case_number, seq),
    unique (case_number, kind, line_id),
    foreign key (case_number, request_id) references budget_request
  );
  create index budget_ledger_at on budget_ledger (at);

  create function refuse_ledger_change() returns trigger language plpgsql as $$
    begin raise exception 'the ledger is append-only'; end $$;
  create trigger budget_ledger_append_only before update on budget_ledger
    for each row execute function refuse_ledger_change();
`;

/** Journal lines that the checks above refused: the journal stands, and somebody must look. */
const refused = sql`
  create table budget_refused (
    case_number text not null,
    seq integer not null,
    why text not null,
    at timestamptz not null,
    primary key (case_number, seq)
  );
`;

const journal = sql`
  create index case_journal_budget on case_journal (case_number, seq)
    where type in ('budgetRequested', 'budgetFirstApproved', 'budgetApproved', 'budgetRejected', 'budgetSpent', 'budgetRefunded');
`;
