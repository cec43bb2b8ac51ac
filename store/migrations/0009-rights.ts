import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [retention, erasures, tombstones, journal, keys, exportApprovals])
    await statements.execute(db);
}

/** How long each closed case is kept, by the policy of the day on which it was closed or its bases changed. */
const retention = sql`
  create table case_retention (
    case_number text primary key,
    due_at timestamptz not null,
    retention jsonb not null,
    policy_version text not null
  );
  create index case_retention_due on case_retention (due_at);
`;

/** Four eyes: whoever proposed an erasure cannot approve it. At most one stands per case. */
const erasures = sql`
  create table erasure (
    erasure_id uuid primary key,
    case_number text not null,
    ground text not null check (ground in ('retention-over', 'resident-asked', 'unlawful')),
    state text not null check (state in
      ('suggested', 'proposed', 'approved', 'under-way', 'carried-out', 'cancelled', 'stopped')),
    suggested_at timestamptz,
    proposed_by text,
    proposed_at timestamptz,
    approved_by text,
    approved_at timestamptz,
    carry_out_at timestamptz,
    cancelled_by text,
    ended_at timestamptz,
    stopped_because text,
    check (approved_by is null or (proposed_by is not null and approved_by <> proposed_by)),
    check (state not in ('approved', 'under-way', 'carried-out')
      or (approved_by is not null and carry_out_at is not null))
  );
  create unique index erasure_standing on erasure (case_number)
    where state in ('suggested', 'proposed', 'approved', 'under-way', 'carried-out');
`;

/** What is left of an erased case: no texts, and no more than who answers for it. */
const tombstones = sql`
  create table tombstone (
    case_number text primary key,
    erased_at timestamptz not null,
    ground text not null,
    retention jsonb not null,
    proposed_by text not null,
    approved_by text not null,
    residue text[] not null
  );
  create function refuse_tombstone_change() returns trigger language plpgsql as $$
    begin raise exception 'a tombstone stays'; end $$;
  create trigger tombstone_append_only before update or delete on tombstone
    for each row execute function refuse_tombstone_change();
  create trigger tombstone_never_emptied before truncate on tombstone
    for each statement execute function refuse_tombstone_change();
`;

/** The journal stays append-only for everybody but an erasure that two people decided and that is being carried out. */
const journal = sql`
  create or replace function refuse_journal_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and tg_level = 'ROW' then
        if exists (select from erasure
          where case_number = old.case_number and state = 'under-way'
            and current_setting('hub.erasing', true) = old.case_number)
        then return old; end if;
      end if;
      raise exception 'the journal is append-only';
    end $$;
`;

/** A key of a request says which case it was about, so that its fingerprint can go with the case. */
const keys = sql`
  alter table idempotency_key add column case_number text;
  create index idempotency_key_case on idempotency_key (case_number) where case_number is not null;
`;

/** Who may export what is confidential, by whose leave and until when. */
const exportApprovals = sql`
  create table export_approval (
    case_number text not null,
    exporter text not null,
    approved_by text not null check (approved_by <> exporter),
    expires_at timestamptz not null
  );
  create index export_approval_case on export_approval (case_number, exporter);
`;
