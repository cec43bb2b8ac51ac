import { openSession, type Case, type Session, type SessionOutcome } from './case';
import type { Commands } from './commands';
import { startClock } from './deadlines';
import type { ClockChange } from './events';
import { refuseOutsideWork } from './referral';
import type { Refusal } from './refusal';
import { dataOf, type CommandRules, type Context, type Folds } from './rule';

export const sessionRules: CommandRules<'scheduleSession' | 'recordSession'> = {
  scheduleSession: {
    description: 'Schedule a session at the table',
    refuse: refuseSchedule,
    decide: (current, command) => {
      const { claimedTeam: _claimedTeam, ...session } = dataOf<'scheduleSession'>(command);
      return [{ type: 'sessionScheduled', data: { ...session, team: current.team } }];
    },
  },
  recordSession: {
    description: 'Record that a session was held, cancelled or missed by the resident',
    refuse: (current, command) =>
      refuseOutsideWork(current) ?? refuseRecord(current, command.sessionId),
    decide: (_current, command, context) => [
      {
        type: 'sessionRecorded',
        data: dataOf<'recordSession'>(command),
        clocks: clocksAfter(command, context),
      },
    ],
  },
};

export const sessionFolds: Folds<'sessionScheduled' | 'sessionRecorded'> = {
  sessionScheduled: (current, { sessionId, kind, startsAt }) => ({
    ...current,
    sessions: [...current.sessions, { sessionId, kind, startsAt }],
  }),
  sessionRecorded: (current, data) => ({
    ...current,
    stage: stageAfter(current, data.outcome),
    sessions: current.sessions.map((session) =>
      session.sessionId === data.sessionId ? recorded(session, data) : session,
    ),
  }),
};

function refuseSchedule(
  current: Case,
  { startsAt, claimedTeam = current.team }: Commands['scheduleSession'],
  { now }: Context,
): Refusal | undefined {
  const refusal = refuseOutsideWork(current);
  if (refusal !== undefined) return refusal;
  if (startsAt <= now) return 'SESSION_IN_PAST';
  // The slot was claimed by what the view said, and the view may lag behind the case.
  if (claimedTeam !== current.team) return 'TABLE_CHANGED';
  return openSession(current) === undefined ? undefined : 'SESSION_ALREADY_OPEN';
}

function refuseRecord(current: Case, sessionId: string): Refusal | undefined {
  const session = current.sessions.find((other) => other.sessionId === sessionId);
  if (session === undefined) return 'SESSION_UNKNOWN';
  return session.outcome === undefined ? undefined : 'SESSION_ALREADY_RECORDED';
}

/** A held session asks for a plan; meeting the resident is contact. */
function clocksAfter(
  { outcome, attendees }: Commands['recordSession'],
  context: Context,
): ClockChange {
  if (outcome !== 'held') return {};
  const contact = attendees.includes('resident') ? [startClock('out-of-reach', context)] : [];
  return {
    cleared: ['first-session', 'follow-up-session', 'call-back'],
    set: [startClock('plan', context), ...contact],
  };
}

function stageAfter(current: Case, outcome: SessionOutcome): Case['stage'] {
  return outcome === 'held' ? 'plan' : current.stage;
}

function recorded(session: Session, { outcome, attendees }: Commands['recordSession']): Session {
  return { ...session, outcome, hadResident: outcome === 'held' && attendees.includes('resident') };
}
