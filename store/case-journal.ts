import type { Insertable, Transaction } from 'kysely';
import type { Case } from '../domain/case/case';
import type { CaseEvent } from '../domain/case/events';
import { evolve, foldJournal } from '../domain/case/evolve';
import { followBases } from './basis-register';
import { followBudget } from './budget-ledger';
import { viewRow } from './case-view';
import type { Database } from './database';
import { followNotices } from './notices';
import { followDrafts } from './session-drafts';
import { readEvents } from './journal-lines';
import type { CaseJournalTable, HubDatabase } from './schema';
import { followSessions } from './table-slots';
import { followTallies, openEdition } from './tallies';

/**
 * Writes events of a case and folds them into its view, in one transaction. Events that stand in the journal
 * already are left alone, so a repeated batch does no harm; a gap is a defect and throws.
 */
export async function recordEvents(
  db: Database,
  caseNumber: string,
  events: readonly CaseEvent[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { state } = await trx
      .selectFrom('case_view')
      .select('state')
      .where('case_number', '=', caseNumber)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const fresh = events.filter((event) => event.seq > state.sequence);
    if (fresh.length === 0) return;
    const edition = await openEdition(trx);
    await appendEvents(trx, { caseNumber, present: state.sequence, edition }, fresh);
    await writeView(trx, fresh.reduce(evolve, state), fresh);
    await followSessions(trx, caseNumber, fresh);
    await followDrafts(trx, caseNumber, fresh);
    await followBases(trx, caseNumber, fresh);
    await followBudget(trx, caseNumber, fresh);
    await followNotices(trx, state, fresh);
    // Last, because cases that count at the same time wait for each other here.
    await followTallies(trx, state, { events: fresh, edition });
  });
}

/** The first line of a case's journal, within the transaction that stores its referral. */
export async function openJournal(
  trx: Transaction<HubDatabase>,
  current: Case,
  first: CaseEvent,
): Promise<void> {
  const { caseNumber } = current;
  const edition = await openEdition(trx);
  await appendEvents(trx, { caseNumber, present: 0, edition }, [first]);
  await trx.insertInto('case_view').values(viewRow(current, first.at)).execute();
  await followTallies(trx, { ...current, sequence: 0 }, { events: [first], edition });
}

/** The view's row as the journal alone gives it; undefined when the case has no journal. */
export async function rebuildView(db: Database, caseNumber: string) {
  const journal = await readEvents(db, caseNumber);
  const current = foldJournal(caseNumber, journal);
  const last = journal.at(-1);
  return current === undefined || last === undefined ? undefined : viewRow(current, last.at);
}

interface Place {
  readonly caseNumber: string;
  /** The last line that stands. */
  readonly present: number;
  readonly edition: number;
}

async function appendEvents(
  trx: Transaction<HubDatabase>,
  { caseNumber, present, edition }: Place,
  events: readonly CaseEvent[],
): Promise<void> {
  const gap = events.find((event, index) => event.seq !== present + 1 + index);
  if (gap !== undefined)
    throw new Error(
      `journal of ${caseNumber} would skip from ${String(present)} to ${String(gap.seq)}`,
    );
  await trx
    .insertInto('case_journal')
    .values(events.map((event) => ({ ...toRow(caseNumber, event), edition })))
    .execute();
}

async function writeView(
  trx: Transaction<HubDatabase>,
  current: Case,
  events: readonly CaseEvent[],
): Promise<void> {
  const changedAt = events.at(-1)?.at ?? current.referredAt;
  const { case_number, ...columns } = viewRow(current, changedAt);
  await trx.updateTable('case_view').set(columns).where('case_number', '=', case_number).execute();
}

function toRow(
  caseNumber: string,
  event: CaseEvent,
): Omit<Insertable<CaseJournalTable>, 'edition'> {
  return {
    case_number: caseNumber,
    seq: event.seq,
    at: event.at,
    type: event.type,
    by: JSON.stringify(event.by),
    command_id: event.commandId ?? null,
    data: JSON.stringify(event.data),
    clocks: event.clocks === undefined ? null : JSON.stringify(event.clocks),
  };
}
