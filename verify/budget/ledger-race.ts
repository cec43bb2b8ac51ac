import type { CaseEvent } from '../../domain/case/events';
import { followBudget } from '../../store/budget-ledger';
import { createDatabase, type Database } from '../../store/database';
import type { Random } from '../support/random';

/** No hub gives out such numbers, so these cases are nobody else's. */
export const ledgerCases = 'OK-2001-';
const caseCount = 50;
const approvedCents = 250_000;
const connections = 8;

const by = { subject: 'wc-01', role: 'professional', organisation: 'wil' } as const;
const at = '2026-11-26T09:00:00.000Z';
const caseNumberOf = (index: number) => `${ledgerCases}${String(10_000 + index)}`;

/**
 * Spends that no case has looked at, straight at the ledger and from several connections at the same time: what holds
 * then is the ledger's own.
 */
export async function raceAtLedger(
  databaseUrl: string,
  count: number,
  random: Random,
): Promise<{ readonly mostCents: number }> {
  const db = createDatabase({ url: databaseUrl, poolSize: connections });
  try {
    for (let index = 0; index < caseCount; index += 1) await open(db, caseNumberOf(index));
    let next = 0;
    const work = Array.from({ length: connections }, async () => {
      for (let number = next++; number < count; number = next++)
        await spend(db, number, random.between(100, 20_000));
    });
    await Promise.all(work);
    return { mostCents: caseCount * approvedCents };
  } finally {
    await db.destroy();
  }
}

async function open(db: Database, caseNumber: string): Promise<void> {
  const asked = { requestId: 'm-1', amountCents: approvedCents, requestedBy: 'wc-01' };
  const refs = { purposeRef: 'purpose', breakthroughRef: 'breakthrough' };
  const decided = { requestId: 'm-1', amountCents: approvedCents, capCents: approvedCents };
  const events: readonly CaseEvent[] = [
    { seq: 1, at, by, type: 'budgetRequested', data: { ...asked, ...refs } },
    { seq: 2, at, by, type: 'budgetApproved', data: { ...decided, decidedBy: 'pl-02' } },
  ];
  await db.transaction().execute((trx) => followBudget(trx, caseNumber, events));
}

async function spend(db: Database, number: number, amountCents: number): Promise<void> {
  const data = { requestId: 'm-1', spendId: `u-${String(number)}`, amountCents };
  const seq = number + 3;
  const commandId = `ledger-race-${String(number)}`;
  const event: CaseEvent = { seq, at, by, commandId, type: 'budgetSpent', data };
  const caseNumber = caseNumberOf(number % caseCount);
  await db.transaction().execute((trx) => followBudget(trx, caseNumber, [event]));
}
