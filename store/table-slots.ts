import type { Transaction } from 'kysely';
import type { CaseEvent } from '../domain/case/events';
import type { Database } from './database';
import type { HubDatabase } from './schema';

export interface SlotClaim {
  readonly team: string;
  readonly startsAt: string;
  readonly caseNumber: string;
  readonly sessionId: string;
}

/** True when this session has the slot, now or already before; the table's unique key decides between two cases. */
export async function claimSlot(db: Database, claim: SlotClaim, now: string): Promise<boolean> {
  const taken = await db
    .insertInto('slot_claim')
    .values({ ...keyOf(claim), ...holderOf(claim), claimed_at: now, is_confirmed: false })
    .onConflict((conflict) => conflict.columns(['team', 'starts_at']).doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 1n) return true;
  const holder = await db
    .selectFrom('slot_claim')
    .select(['case_number', 'session_id'])
    .where('team', '=', claim.team)
    .where('starts_at', '=', claim.startsAt)
    .executeTakeFirst();
  return holder?.case_number === claim.caseNumber && holder.session_id === claim.sessionId;
}

/** Gives back a claim whose session was refused. A session that stands in the journal keeps its slot. */
export async function releaseSlot(
  db: Database,
  { caseNumber, sessionId }: SlotClaim,
): Promise<void> {
  await db
    .deleteFrom('slot_claim')
    .where('case_number', '=', caseNumber)
    .where('session_id', '=', sessionId)
    .where('is_confirmed', '=', false)
    .execute();
}

/** Claims follow the journal: a scheduled session confirms its own, a cancelled one frees it. */
export async function followSessions(
  trx: Transaction<HubDatabase>,
  caseNumber: string,
  events: readonly CaseEvent[],
): Promise<void> {
  for (const event of events) {
    if (event.type === 'sessionScheduled') {
      const { team, startsAt, sessionId } = event.data;
      const claim = { team, startsAt, caseNumber, sessionId };
      await trx
        .insertInto('slot_claim')
        .values({ ...keyOf(claim), ...holderOf(claim), claimed_at: event.at, is_confirmed: true })
        .onConflict((conflict) =>
          conflict
            .columns(['team', 'starts_at'])
            .doUpdateSet({ is_confirmed: true })
            .where('slot_claim.case_number', '=', caseNumber),
        )
        .execute();
    }
    if (event.type === 'sessionRecorded' && event.data.outcome === 'cancelled') {
      await trx
        .deleteFrom('slot_claim')
        .where('case_number', '=', caseNumber)
        .where('session_id', '=', event.data.sessionId)
        .execute();
    }
  }
}

/** Claims that never became a session, older than `before`; returns how many there were. */
export async function sweepClaims(db: Database, before: string): Promise<number> {
  const result = await db
    .deleteFrom('slot_claim')
    .where('is_confirmed', '=', false)
    .where('claimed_at', '<', before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Who has which slot of a team between two instants, the first included. */
export async function claimsBetween(
  db: Database,
  team: string,
  from: string,
  until: string,
): Promise<readonly SlotClaim[]> {
  const rows = await db
    .selectFrom('slot_claim')
    .selectAll()
    .where('team', '=', team)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', until)
    .orderBy('starts_at')
    .execute();
  return rows.map((row) => ({
    team: row.team,
    startsAt: row.starts_at,
    caseNumber: row.case_number,
    sessionId: row.session_id,
  }));
}

function keyOf({ team, startsAt }: SlotClaim) {
  return { team, starts_at: startsAt };
}

function holderOf({ caseNumber, sessionId }: SlotClaim) {
  return { case_number: caseNumber, session_id: sessionId };
}
