import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [notices, cuts, logs, processing]) await statements.execute(db);
}

/** Which partners were told of an erasure; the stone takes the list over from the decision. */
const notices = sql`
  alter table erasure add column notices jsonb;
  alter table tombstone add column notices jsonb not null default '[]';
`;

/** Up to which line the access log was removed because its term was over; the next line follows this hash. */
const cuts = sql`
  create table access_log_cut (
    day date primary key,
    seq bigint not null unique,
    hash text not null,
    removed_at text not null,
    signature text not null
  );
  create trigger access_log_cut_append_only before update or delete on access_log_cut
    for each row execute function refuse_log_change();
  create trigger access_log_cut_never_emptied before truncate on access_log_cut
    for each statement execute function refuse_log_change();
`;

/** Append-only for everybody but a removal, and for that up to its signed cut. */
const logs = sql`
  create function refuse_uncut_log_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('hub.removing_logs', true) = 'yes' then
        if exists (select from access_log_cut where seq >= old.seq) then return old; end if;
      end if;
      raise exception 'the log is append-only';
    end $$;
  drop trigger access_log_append_only on access_log;
  create trigger access_log_append_only before update or delete on access_log
    for each row execute function refuse_uncut_log_change();
  drop trigger access_log_head_append_only on access_log_head;
  create trigger access_log_head_append_only before update or delete on access_log_head
    for each row execute function refuse_uncut_log_change();
`;

const processing = sql`
  create or replace function refuse_processing_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.ended_at is null
        and (to_jsonb(new) - 'status' - 'ended_at') = (to_jsonb(old) - 'status' - 'ended_at')
      then return new; end if;
      if tg_op = 'DELETE' and current_setting('hub.removing_logs', true) = 'yes' then
        if exists (select from access_log_cut
          where (old.started_at at time zone 'UTC')::date <= day) then return old; end if;
      end if;
      raise exception 'a line of the processing log is ended once and never changed';
    end $$;
  create index processing_log_started on processing_log (started_at);
`;
