import { toInstant } from '../calendar/iso';
import type { Case } from '../case/case';
import type { EventType } from '../case/events';
import { findHandoff } from '../case/open-handoffs';
import type { Team } from '../policy/policy';
import { byUrgency, stepsOf } from './next-step';
import type { DeskView, Step, StepKind } from './step';
import type { Viewer } from './viewer';
import { workItemIdOf } from './work-item-id';

/** One line of what waits for somebody, of what they wait for, or of what they did. */
export interface WorkItem extends Step {
  /** Only that of an answer leads to an acknowledgement. */
  readonly workItemId: string;
  readonly caseNumber: string;
  /** Whose table it is. */
  readonly team: Team;
  readonly caseHolder?: string;
  readonly partner?: string;
  /** What the partner said, for an answer. */
  readonly status?: string;
  readonly reason?: string;
  readonly isCrisis: boolean;
}

/** Something that somebody did: a line of the journal, or an answer that they acknowledged. */
export interface Done {
  readonly at: string;
  readonly what: EventType | 'acknowledged';
  readonly about: string | null;
}

const doneKinds: Readonly<Partial<Record<Done['what'], StepKind>>> = {
  referralAccepted: 'decide-referral',
  referralRedirected: 'decide-referral',
  intakeRecorded: 'record-intake',
  sessionScheduled: 'schedule-session',
  sessionRecorded: 'record-session',
  planAgreed: 'agree-plan',
  callBackAttempted: 'call-back',
  actionCompleted: 'finish-action',
  caseClosed: 'close-case',
  evaluationRecorded: 'evaluate',
  budgetApproved: 'decide-money',
  budgetRejected: 'decide-money',
  acknowledged: 'read-answer',
};

export function workItemsOf(
  view: DeskView,
  done: readonly Done[],
  viewer: Viewer,
): readonly WorkItem[] {
  const finished = done.flatMap((line): readonly Step[] => {
    const kind = doneKinds[line.what];
    return kind === undefined ? [] : [finishedStep(kind, line)];
  });
  return [...stepsOf(view, viewer), ...finished].map((step, place) => ({
    ...step,
    ...about(view.current, step, place),
  }));
}

function finishedStep(kind: StepKind, { at, about }: Done): Step {
  return {
    ...{ kind, since: toInstant(Date.parse(at)), workingDaysLate: 0, state: 'done' },
    ...(about === null ? {} : { about }),
    ...{ who: { kind: 'nobody' }, isYours: true },
  };
}

function about(current: Case, { kind, about: id = '', answer }: Step, place: number) {
  const { caseNumber, team, caseHolder, urgency } = current;
  const handoff = findHandoff(current, id);
  const isAnswer = answer !== undefined;
  return {
    workItemId: isAnswer ? workItemIdOf(id, answer) : `${caseNumber}-${kind}-${String(place)}`,
    ...{ caseNumber, team },
    ...(caseHolder === undefined ? {} : { caseHolder }),
    ...(handoff === undefined ? {} : { partner: handoff.partner }),
    ...(isAnswer && handoff !== undefined ? saidBy(handoff) : {}),
    isCrisis: urgency === 'crisis',
  };
}

function saidBy({ status, reason }: { readonly status: string; readonly reason?: string }) {
  return { status, ...(reason === undefined ? {} : { reason }) };
}

/** The most urgent first, then what was done, the last of it first; no more than `most`. */
export function inOrder(items: readonly WorkItem[], most: number): readonly WorkItem[] {
  const open = items.filter(({ state }) => state !== 'done').toSorted(byUrgency);
  const done = items
    .filter(({ state }) => state === 'done')
    .toSorted((one, other) => (one.since > other.since ? -1 : 1));
  return [...open, ...done].slice(0, most);
}
