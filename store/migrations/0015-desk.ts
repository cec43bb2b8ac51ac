import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [acknowledgements, former, drafts, questions, seen])
    await statements.execute(db);
}

/** Which answer of a partner somebody has taken up; the desk shows the others. */
const acknowledgements = sql`
  create table work_acknowledgement (
    case_number text not null,
    handoff_id text not null,
    answer bigint not null check (answer > 0),
    acknowledged_by text not null,
    acknowledged_at timestamptz not null,
    primary key (handoff_id, answer)
  );
  create index work_acknowledgement_case on work_acknowledgement (case_number);
`;

/** Answers from before there was a desk wait for nobody. */
const former = sql`
  insert into work_acknowledgement
  select case_number, handoff->>'handoffId', (handoff->>'partnerSequence')::bigint, 'hub', changed_at
  from case_view, jsonb_array_elements(coalesce(state->'handoffs', '[]')) as handoff
  where (handoff->>'partnerSequence')::bigint > 0
`;

/** What was typed during a session and not recorded yet, sealed like the dossier. */
const drafts = sql`
  create table session_draft (
    case_number text not null,
    session_id text not null,
    content jsonb,
    sealed bytea,
    key_id text,
    written_by text not null,
    written_at timestamptz not null,
    primary key (case_number, session_id)
  );
`;

/** What a project leader asks before deciding on money; the words are a dossier entry. */
const questions = sql`
  create table budget_question (
    question_id text primary key,
    case_number text not null,
    request_id text not null,
    entry_id uuid not null,
    asked_by text not null,
    asked_at timestamptz not null
  );
  create index budget_question_case on budget_question (case_number, request_id);
`;

/** Which project leader knows of a deviation. */
const seen = sql`
  create table deviation_seen (
    case_number text not null,
    deviation_id text not null,
    seen_by text not null,
    seen_at timestamptz not null,
    primary key (case_number, deviation_id, seen_by)
  );
`;
