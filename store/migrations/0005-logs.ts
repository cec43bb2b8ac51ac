import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [accessLog, processingLog, traces]) await statements.execute(db);
}

/** Codes only. The tail is the one row that writers wait for each other at, so that each line follows the last. */
const accessLog = sql`
  create table access_log (
    seq bigint primary key,
    at timestamptz not null,
    operation_id uuid not null unique,
    trace_id text not null,
    subject text not null,
    role text not null,
    organisation text not null,
    authority text not null,
    is_break_glass boolean not null,
    operation text not null,
    purpose text not null,
    case_numbers text[] not null,
    handoff_id text,
    entry_ids text[] not null,
    status integer,
    previous text not null,
    hash text not null
  );
  create index access_log_case on access_log using gin (case_numbers);

  create table access_log_tail (
    is_only boolean primary key default true check (is_only),
    seq bigint not null,
    hash text not null
  );
  insert into access_log_tail (seq, hash) values (0, '');

  create table access_log_head (
    day date primary key,
    seq bigint not null,
    hash text not null
  );

  create table access_attempt (
    operation_id uuid primary key,
    started_at timestamptz not null,
    entry jsonb not null
  );

  create function refuse_log_change() returns trigger language plpgsql as $$
    begin raise exception 'the log is append-only'; end $$;
  create trigger access_log_append_only before update or delete on access_log
    for each row execute function refuse_log_change();
  create trigger access_log_never_emptied before truncate on access_log
    for each statement execute function refuse_log_change();
  create trigger access_log_head_append_only before update or delete on access_log_head
    for each row execute function refuse_log_change();
  create trigger access_log_head_never_emptied before truncate on access_log_head
    for each statement execute function refuse_log_change();
`;

/** Logboek Dataverwerkingen: a line per data subject and operation, and no user in it. */
const processingLog = sql`
  create table processing_log (
    line_id bigint generated always as identity primary key,
    operation_id uuid not null,
    trace_id text not null,
    span_id text not null,
    parent_span_id text,
    foreign_operation text,
    activity text not null,
    activity_version text not null,
    name text not null,
    data_subject text not null,
    status text not null check (status in ('unset', 'ok', 'error')),
    started_at timestamptz not null,
    ended_at timestamptz,
    unique (operation_id, data_subject)
  );
  create index processing_log_subject on processing_log (data_subject, line_id);

  create function refuse_processing_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.ended_at is null
        and (to_jsonb(new) - 'status' - 'ended_at') = (to_jsonb(old) - 'status' - 'ended_at')
      then return new; end if;
      raise exception 'a line of the processing log is ended once and never changed';
    end $$;
  create trigger processing_log_append_only before update or delete on processing_log
    for each row execute function refuse_processing_change();
  create trigger processing_log_never_emptied before truncate on processing_log
    for each statement execute function refuse_log_change();
`;

/** W3C traceparent of the request that gave a command, for what is sent to partners because of it. */
const traces = sql`
  alter table idempotency_key add column traceparent text;
  alter table egress add column operation_id uuid;
`;
