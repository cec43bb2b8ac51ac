import { isNativeError } from 'node:util/types';
import { sql } from 'kysely';
import type { CaseEvent } from '../domain/case/events';
import type { DatabaseTransaction } from './database';

const budgetEvents = [
  'budgetRequested',
  'budgetFirstApproved',
  'budgetApproved',
  'budgetRejected',
  'budgetSpent',
  'budgetRefunded',
] as const;

type BudgetEvent = Extract<CaseEvent, { readonly type: (typeof budgetEvents)[number] }>;

/**
 * The ledger follows the journal, in its transaction. What the ledger's own checks refuse stands in the journal all the
 * same and is noted beside it: a defect must not stop the journal of a case, and must not pass unseen.
 */
export async function followBudget(
  trx: DatabaseTransaction,
  caseNumber: string,
  events: readonly CaseEvent[],
): Promise<void> {
  for (const event of events.filter(isBudgetEvent)) {
    await sql`savepoint budget`.execute(trx);
    try {
      await enter(trx, caseNumber, event);
      await sql`release savepoint budget`.execute(trx);
    } catch (error) {
      const why = violatedConstraint(error);
      if (why === undefined) throw error;
      await sql`rollback to savepoint budget`.execute(trx);
      const refused = { case_number: caseNumber, seq: event.seq, why, at: event.at };
      await trx.insertInto('budget_refused').values(refused).execute();
    }
  }
}

async function enter(trx: DatabaseTransaction, caseNumber: string, event: BudgetEvent) {
  switch (event.type) {
    case 'budgetRequested':
      return enterRequest(trx, caseNumber, event);
    case 'budgetFirstApproved':
      return decide(trx, caseNumber, event.data.requestId, {
        status: 'first-approved',
        first_approved_by: event.data.approvedBy,
      });
    case 'budgetApproved':
      await promise(trx, caseNumber, event.data);
      return decide(trx, caseNumber, event.data.requestId, {
        status: 'approved',
        ...{ decided_by: event.data.decidedBy, decided_at: event.at },
        approved_cents: event.data.amountCents,
      });
    case 'budgetRejected':
      return decide(trx, caseNumber, event.data.requestId, {
        status: 'rejected',
        ...{ decided_by: event.data.decidedBy, decided_at: event.at },
      });
    case 'budgetSpent':
    case 'budgetRefunded':
      return enterLine(trx, caseNumber, event);
  }
}

async function enterRequest(
  trx: DatabaseTransaction,
  caseNumber: string,
  { data, at }: Extract<BudgetEvent, { readonly type: 'budgetRequested' }>,
): Promise<void> {
  await trx
    .insertInto('budget_request')
    .values({
      case_number: caseNumber,
      request_id: data.requestId,
      amount_cents: data.amountCents,
      status: 'requested',
      requested_by: data.requestedBy,
      requested_at: at,
    })
    .execute();
}

interface Decision {
  readonly status: 'first-approved' | 'approved' | 'rejected';
  readonly first_approved_by?: string;
  readonly decided_by?: string;
  readonly decided_at?: string;
  readonly approved_cents?: number;
}

async function decide(
  trx: DatabaseTransaction,
  caseNumber: string,
  requestId: string,
  decision: Decision,
): Promise<void> {
  await trx
    .updateTable('budget_request')
    .set(decision)
    .where('case_number', '=', caseNumber)
    .where('request_id', '=', requestId)
    .execute();
}

/** A cap that was lowered since does not undo what was approved under the former one. */
async function promise(
  trx: DatabaseTransaction,
  caseNumber: string,
  { amountCents, capCents }: { readonly amountCents: number; readonly capCents: number },
): Promise<void> {
  await trx
    .insertInto('case_budget')
    .values({
      ...{ case_number: caseNumber, cap_cents: capCents },
      ...{ approved_cents: amountCents, spent_cents: 0 },
    })
    .onConflict((conflict) =>
      conflict.column('case_number').doUpdateSet({
        cap_cents: sql`greatest(case_budget.cap_cents, excluded.cap_cents)`,
        approved_cents: sql`case_budget.approved_cents + excluded.approved_cents`,
      }),
    )
    .execute();
}

async function enterLine(
  trx: DatabaseTransaction,
  caseNumber: string,
  event: Extract<BudgetEvent, { readonly type: 'budgetSpent' | 'budgetRefunded' }>,
): Promise<void> {
  const { requestId, spendId, amountCents } = event.data;
  const isSpend = event.type === 'budgetSpent';
  await trx
    .insertInto('budget_ledger')
    .values({
      command_id: event.commandId ?? `${caseNumber}/${String(event.seq)}`,
      ...{ case_number: caseNumber, seq: event.seq, request_id: requestId },
      ...{ kind: isSpend ? 'spend' : 'refund', spend_id: spendId },
      line_id: isSpend ? spendId : event.data.refundId,
      ...{ amount_cents: amountCents, at: event.at, entered_by: event.by.subject },
    })
    .execute();
  const change = isSpend ? amountCents : -amountCents;
  for (const table of ['budget_request', 'case_budget'] as const) {
    let update = trx
      .updateTable(table)
      .set({ spent_cents: sql<number>`spent_cents + ${change}` })
      .where('case_number', '=', caseNumber);
    if (table === 'budget_request') update = update.where('request_id', '=', requestId);
    await update.execute();
  }
}

/** SQLSTATE class 23: one of the ledger's own rules. */
function violatedConstraint(error: unknown): string | undefined {
  if (!isNativeError(error) || !('code' in error) || typeof error.code !== 'string')
    return undefined;
  if (!error.code.startsWith('23')) return undefined;
  return 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : error.code;
}

function isBudgetEvent(event: CaseEvent): event is BudgetEvent {
  return budgetEvents.some((type) => type === event.type);
}
