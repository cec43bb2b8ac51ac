import { Client } from 'pg';
import type { EventType } from '../../domain/case/events';

const every: Readonly<Record<EventType, true>> = {
  referralReceived: true,
  referralAccepted: true,
  referralRedirected: true,
  intakeRecorded: true,
  sessionScheduled: true,
  sessionRecorded: true,
  planAgreed: true,
  actionAdded: true,
  actionStarted: true,
  actionCompleted: true,
  actionCancelled: true,
  actionUnblocked: true,
  callBackAttempted: true,
  contactAttempted: true,
  basisRecorded: true,
  basisWithdrawn: true,
  basisExpired: true,
  handoffRequested: true,
  handoffReleased: true,
  handoffStopAsked: true,
  handoffResendAsked: true,
  handoffPermitted: true,
  handoffDelivered: true,
  handoffDelayed: true,
  handoffDeadLettered: true,
  handoffResent: true,
  handoffAnswered: true,
  handoffTermPassed: true,
  handoffReminded: true,
  handoffStopped: true,
  handoffNarrowed: true,
  handoffRecalled: true,
  handoffRecallFailed: true,
  handoffNeverSent: true,
  deviationRecorded: true,
  budgetRequested: true,
  budgetFirstApproved: true,
  budgetApproved: true,
  budgetRejected: true,
  budgetSpent: true,
  budgetRefunded: true,
  signalRaised: true,
  caseSuspended: true,
  caseResumed: true,
  teamChanged: true,
  caseClosed: true,
  evaluationRecorded: true,
  effectsRecorded: true,
  aftercareStarted: true,
  pilotFlameContacted: true,
  aftercareEnded: true,
  caseReopened: true,
  deadlinePassed: true,
  outOfReach: true,
  maxDurationReached: true,
  reopeningEnded: true,
};

export interface Coverage {
  readonly lines: number;
  readonly kinds: number;
  readonly missing: readonly string[];
  /** Deadlines that passed, per kind. */
  readonly deadlines: readonly string[];
}

/** Which kinds of event the journals hold: a comparison proves nothing about what did not happen. */
export async function readCoverage(databaseUrl: string): Promise<Coverage> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ type: string; count: number }>(
      'select type, count(*)::int as count from case_journal group by type',
    );
    const passed = await client.query<{ kind: string; count: number }>(
      `select data->>'kind' as kind, count(*)::int as count
       from case_journal where type = 'deadlinePassed' group by 1 order by 1`,
    );
    const seen = new Set(rows.map((row) => row.type));
    return {
      lines: rows.reduce((sum, row) => sum + row.count, 0),
      kinds: Object.keys(every).length,
      missing: Object.keys(every).filter((type) => !seen.has(type)),
      deadlines: passed.rows.map(({ kind, count }) => `${kind} ${count}`),
    };
  } finally {
    await client.end();
  }
}
