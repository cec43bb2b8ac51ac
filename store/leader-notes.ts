import type { Database, DatabaseTransaction } from './database';
import type { BudgetQuestion } from './desk-view';

/** A question that does not decide; under the same id it is asked once. */
export async function askBudgetQuestion(
  trx: DatabaseTransaction,
  questionId: string,
  asked: BudgetQuestion,
): Promise<void> {
  await trx
    .insertInto('budget_question')
    .values({
      question_id: questionId,
      case_number: asked.caseNumber,
      request_id: asked.requestId,
      entry_id: asked.entryId,
      asked_by: asked.askedBy,
      asked_at: asked.askedAt,
    })
    .onConflict((conflict) => conflict.column('question_id').doNothing())
    .execute();
}

export interface SeenDeviation {
  readonly caseNumber: string;
  readonly deviationId: string;
  readonly seenBy: string;
  readonly seenAt: string;
}

/** Once seen stays seen: the first time counts. */
export async function markDeviationSeen(db: Database, seen: SeenDeviation): Promise<SeenDeviation> {
  const { caseNumber, deviationId, seenBy, seenAt } = seen;
  const place = { case_number: caseNumber, deviation_id: deviationId, seen_by: seenBy };
  await db
    .insertInto('deviation_seen')
    .values({ ...place, seen_at: seenAt })
    .onConflict((conflict) =>
      conflict.columns(['case_number', 'deviation_id', 'seen_by']).doNothing(),
    )
    .execute();
  const row = await db
    .selectFrom('deviation_seen')
    .select('seen_at')
    .where('case_number', '=', caseNumber)
    .where('deviation_id', '=', deviationId)
    .where('seen_by', '=', seenBy)
    .executeTakeFirstOrThrow();
  return { ...seen, seenAt: row.seen_at };
}
