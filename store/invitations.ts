import type { CaseEvent } from '../domain/case/events';
import type { Database } from './database';

/** A session as its invitation tells it. */
export interface InvitedSession {
  readonly sessionId: string;
  readonly team: 'adult' | 'youth';
  readonly startsAt: string;
  readonly isDigital: boolean;
  readonly invitees: readonly string[];
  /** Nothing came of it yet: it is still to be held. */
  readonly isOpen: boolean;
}

/** What a member was last told of a session. */
export interface Invitation {
  readonly member: string;
  readonly sequence: number;
  readonly isCancelled: boolean;
}

/** Undefined when the case has no such session. */
export async function sessionOf(
  db: Database,
  caseNumber: string,
  sessionId: string,
): Promise<InvitedSession | undefined> {
  const view = await db
    .selectFrom('case_view')
    .select('state')
    .where('case_number', '=', caseNumber)
    .executeTakeFirst();
  const session = view?.state.sessions.find((candidate) => candidate.sessionId === sessionId);
  const lines = await db
    .selectFrom('case_journal')
    .select('data')
    .where('case_number', '=', caseNumber)
    .where('type', '=', 'sessionScheduled')
    .execute();
  const line = lines
    .map(({ data }) => data)
    .filter(isScheduled)
    .find((data) => data.sessionId === sessionId);
  if (session === undefined || line === undefined) return undefined;
  const { team, startsAt, isDigital, invitees } = line;
  return {
    sessionId,
    team,
    startsAt,
    isDigital,
    invitees,
    isOpen: session.outcome === undefined,
  };
}

/** Only the journal writes these lines. */
function isScheduled(data: object): data is CaseEvent<'sessionScheduled'>['data'] {
  return 'sessionId' in data && 'team' in data;
}

export async function invitationsOf(
  db: Database,
  caseNumber: string,
  sessionId: string,
): Promise<readonly Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .where('session_id', '=', sessionId)
    .orderBy('member')
    .execute();
  return rows.map((row) => ({
    member: row.member,
    sequence: row.sequence,
    isCancelled: row.is_cancelled,
  }));
}

export async function recordInvitation(
  db: Database,
  session: { readonly caseNumber: string; readonly sessionId: string },
  told: Invitation,
): Promise<void> {
  const change = { sequence: told.sequence, is_cancelled: told.isCancelled };
  await db
    .insertInto('invitation')
    .values({
      case_number: session.caseNumber,
      session_id: session.sessionId,
      member: told.member,
      ...change,
    })
    .onConflict((conflict) =>
      conflict.columns(['case_number', 'session_id', 'member']).doUpdateSet(change),
    )
    .execute();
}
