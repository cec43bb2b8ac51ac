import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [circles, breakGlass]) await statements.execute(db);
}

/** Who is around a case, so that lists are filtered where they are read; as `circleOf` has it. */
const circles = sql`
  alter table case_view add column circle text[] not null default '{}';
  update case_view set circle =
    array_remove(array[
      'case-holder:' || (state->>'caseHolder'),
      'backup:' || (state->>'backup')
    ], null)
    || array(select 'member:' || value from jsonb_array_elements_text(state->'members'))
    || case when stage = 'referral' then array['triage:' || team] else '{}' end
    || case when stage not in ('closure', 'aftercare', 'closed') and exists (
         select 1 from jsonb_array_elements(state->'sessions') as session
         where session->>'outcome' is null or session->>'outcome' = 'held'
       ) then array['at-table:' || team] else '{}' end;
  create index case_view_circle on case_view using gin (circle);
  create index case_journal_referrer on case_journal ((by->>'subject')) where seq = 1;
`;

/** Access for an hour without being on the case, and the look back at it. Codes only; the words are in the dossier. */
const breakGlass = sql`
  create table break_glass (
    break_glass_id uuid primary key,
    case_number text not null,
    subject text not null,
    reason text not null,
    text_ref uuid not null,
    opened_at timestamptz not null,
    ends_at timestamptz not null check (ends_at <= opened_at + interval '60 minutes'),
    review_by timestamptz not null,
    escalated_at timestamptz,
    reviewed_at timestamptz,
    reviewed_by text check (reviewed_by <> subject),
    verdict text check (verdict in ('justified', 'not-justified')),
    review_ref uuid,
    check ((reviewed_at is null) = (reviewed_by is null)),
    check ((reviewed_at is null) = (verdict is null))
  );
  create index break_glass_grant on break_glass (case_number, subject, ends_at);
  create index break_glass_open on break_glass (review_by) where reviewed_at is null;
`;
