import { randomUUID } from 'node:crypto';
import type { CaseEvent } from '../../domain/case/events';
import { evolve } from '../../domain/case/evolve';
import { openCase } from '../../domain/case/referral';
import { openJournal, recordEvents } from '../../store/case-journal';
import { nextCaseNumber } from '../../store/case-numbers';
import type { Database } from '../../store/database';

/** With references as the API makes them, so that the case can be read through it. */
function withReferences(journal: readonly CaseEvent[]): readonly CaseEvent[] {
  return JSON.parse(JSON.stringify(journal), (name: string, value: unknown) =>
    name.endsWith('Ref') ? randomUUID() : value,
  ) as readonly CaseEvent[];
}

/** Writes a journal that the domain made as a new case, the way the hub does: the referral first, then the rest. */
export async function plantCase(db: Database, journal: readonly CaseEvent[]): Promise<string> {
  const [first, ...rest] = withReferences(journal);
  if (first?.type !== 'referralReceived') throw new Error('A journal begins with the referral.');
  const caseNumber = await db.transaction().execute(async (trx) => {
    const number = await nextCaseNumber(trx, 2026);
    await openJournal(trx, evolve(openCase(number, first.data, first.at), first), first);
    return number;
  });
  if (rest.length > 0) await recordEvents(db, caseNumber, rest);
  return caseNumber;
}
