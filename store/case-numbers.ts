import type { Transaction } from 'kysely';
import type { HubDatabase } from './schema';

/** The next number of the year, `OK-2026-00042`; says nothing about the person. Without gaps: rolls back with its transaction. */
export async function nextCaseNumber(trx: Transaction<HubDatabase>, year: number): Promise<string> {
  const { last } = await trx
    .insertInto('case_counter')
    .values({ year, last: 1 })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet((row) => ({ last: row('case_counter.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return `OK-${String(year)}-${String(last).padStart(5, '0')}`;
}
