import type { Database } from './database';

/** That somebody took up an answer of a partner. */
export interface Acknowledgement {
  readonly caseNumber: string;
  readonly handoffId: string;
  /** The partner's own number of the answer. */
  readonly answer: number;
  readonly by: string;
  readonly at: string;
}

/** The first one counts: whoever comes later learns who it was. */
export async function acknowledge(
  db: Database,
  { caseNumber, handoffId, answer, by, at }: Acknowledgement,
): Promise<Acknowledgement> {
  await db
    .insertInto('work_acknowledgement')
    .values({
      ...{ case_number: caseNumber, handoff_id: handoffId, answer },
      ...{ acknowledged_by: by, acknowledged_at: at },
    })
    .onConflict((conflict) => conflict.columns(['handoff_id', 'answer']).doNothing())
    .execute();
  const row = await db
    .selectFrom('work_acknowledgement')
    .select(['acknowledged_by', 'acknowledged_at'])
    .where('handoff_id', '=', handoffId)
    .where('answer', '=', answer)
    .executeTakeFirstOrThrow();
  return { caseNumber, handoffId, answer, by: row.acknowledged_by, at: row.acknowledged_at };
}
