import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statements of [columns, former, deviations]) await statements.execute(db);
}

/** What the overview counts, so that it need not open the state of every case. */
const columns = sql`
  alter table case_view
    add column is_overdue_twice boolean not null default false,
    add column at_partner_since timestamptz;
  alter table case_view alter column is_overdue_twice drop default;
`;

const former = sql`
  update case_view set
    is_overdue_twice = exists (select from jsonb_array_elements(state->'deadlines') as deadline
      where (deadline->>'passings')::int > 1
        and deadline->>'kind' not in ('out-of-reach', 'max-duration', 'suspension', 'reopening', 'basis-expiry')),
    at_partner_since = (select min(coalesce(handoff->>'deliveredAt', handoff->>'statusAt')::timestamptz)
      from jsonb_array_elements(state->'handoffs') as handoff
      where handoff->>'status' in ('requested', 'accepted', 'in-progress', 'on-hold'))
`;

/** The few lines of the journal that a project leader is to know of. */
const deviations = sql`
  create index case_journal_deviation on case_journal (case_number) where type = 'deviationRecorded';
`;
