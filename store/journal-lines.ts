import type { Selectable } from 'kysely';
import type { CaseEvent } from '../domain/case/events';
import type { Database, DatabaseTransaction } from './database';
import type { CaseJournalTable } from './schema';

/** Journal lines after `afterSeq`, oldest first. */
export async function readEvents(
  db: Database | DatabaseTransaction,
  caseNumber: string,
  { afterSeq = 0, limit }: { readonly afterSeq?: number; readonly limit?: number } = {},
): Promise<readonly CaseEvent[]> {
  const select = db
    .selectFrom('case_journal')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .where('seq', '>', afterSeq)
    .orderBy('seq');
  return (await (limit === undefined ? select : select.limit(limit)).execute()).map(toEvent);
}

function toEvent(row: Selectable<CaseJournalTable>): CaseEvent {
  const { seq, at, type, by, command_id, data, clocks } = row;
  const event: unknown = {
    seq,
    at,
    type,
    by,
    ...(command_id === null ? {} : { commandId: command_id }),
    data,
    ...(clocks === null ? {} : { clocks }),
  };
  if (!isOwnEvent(event))
    throw new Error(`journal of ${row.case_number} holds an unreadable line ${String(seq)}`);
  return event;
}

/** Only `toRow` writes these rows, so what stands under a known type has that type's shape. */
function isOwnEvent(event: unknown): event is CaseEvent {
  return (
    typeof event === 'object' && event !== null && 'type' in event && typeof event.type === 'string'
  );
}
