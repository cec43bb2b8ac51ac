import { amsterdamDate } from '../calendar/amsterdam';
import { addWorkingDays } from '../calendar/holidays';
import { workingDaysLate } from '../calendar/working-days';
import type { Case, DeadlineKind } from '../case/case';
import type { CommandName } from '../case/commands';
import { findHandoff } from '../case/open-handoffs';
import type { Viewer } from './viewer';

export const stepKinds = [
  'decide-referral',
  'record-intake',
  'schedule-session',
  'hold-session',
  'record-session',
  'agree-plan',
  'call-back',
  'finish-action',
  'follow-actions',
  'close-case',
  'evaluate',
  'keep-flame',
  'resume',
  'read-answer',
  'mend-handoff',
  'call-partner',
  'find-other-way',
  'await-partner',
  'decide-money',
  'find-resident',
  'review-duration',
  'nothing',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** `now`: a promise has passed, or it is a crisis; `soon`: due today or on the next working day. */
export const stepStates = ['now', 'answer', 'soon', 'later', 'waiting', 'done'] as const;
export type StepState = (typeof stepStates)[number];

export const doers = ['case-holder', 'table', 'project-leader', 'partner', 'resident'] as const;
export interface Doer {
  readonly kind: (typeof doers)[number] | 'owner' | 'nobody';
  /** Member, partner or role at the table, as a code. */
  readonly code?: string;
}

/** One thing to do in a case, or to wait for. */
export interface Step {
  readonly kind: StepKind;
  /** Action, hand-off, session or request. */
  readonly about?: string;
  /** Number of the partner's answer, for `read-answer`. */
  readonly answer?: number;
  readonly since: string;
  readonly dueAt?: string;
  readonly workingDaysLate: number;
  readonly state: StepState;
  readonly who: Doer;
  /** The viewer, or somebody they act for, is the one to do it. */
  readonly isYours: boolean;
  /** The command that does it. */
  readonly command?: CommandName;
}

/** A case as the desk sees it: with the answers of partners that somebody has acknowledged. */
export interface DeskView {
  readonly current: Case;
  /** By hand-off, the number of the last answer that was acknowledged. */
  readonly acknowledged: Readonly<Record<string, number>>;
  readonly now: string;
}

export interface Draft {
  readonly kind: StepKind;
  readonly about?: string | undefined;
  readonly answer?: number;
  readonly since: string;
  readonly dueAt?: string | undefined;
  readonly who: Doer;
  readonly command?: CommandName;
  /** Absent: the clock says. */
  readonly state?: StepState;
}

/** Adds what the clock and the viewer make of it. */
export function stepOf(
  { kind, about, answer, since, dueAt, who, command, state }: Draft,
  { now }: DeskView,
  viewer: Viewer,
): Step {
  return {
    kind,
    ...(about === undefined ? {} : { about }),
    ...(answer === undefined ? {} : { answer }),
    since,
    ...(dueAt === undefined ? {} : { dueAt }),
    workingDaysLate: dueAt === undefined ? 0 : workingDaysLate(dueAt, now),
    state: state ?? stateOf(dueAt, now),
    who,
    isYours: isYours(who, viewer),
    ...(command === undefined ? {} : { command }),
  };
}

function stateOf(dueAt: string | undefined, now: string): StepState {
  if (dueAt === undefined) return 'later';
  if (dueAt <= now) return 'now';
  return amsterdamDate(dueAt) <= addWorkingDays(amsterdamDate(now), 1) ? 'soon' : 'later';
}

function isYours({ kind, code }: Doer, { actsFor, rights }: Viewer): boolean {
  if (kind === 'table') return rights.triage !== undefined;
  if (kind === 'project-leader') return rights['decide-budget'] !== undefined;
  return kind === 'case-holder' && code !== undefined && actsFor.includes(code);
}

export function caseHolder({ caseHolder: code }: Case): Doer {
  return code === undefined ? { kind: 'table' } : { kind: 'case-holder', code };
}

export function deadlineOf(current: Case, kind: DeadlineKind, about?: string): string | undefined {
  return current.deadlines.find((one) => one.kind === kind && one.about === about)?.dueAt;
}

/** A partner's answer that nobody has acknowledged; its number, or undefined. */
export function unreadAnswer(
  { current, acknowledged }: Pick<DeskView, 'current' | 'acknowledged'>,
  handoffId: string,
): number | undefined {
  const answer = findHandoff(current, handoffId)?.partnerSequence ?? 0;
  return answer > (acknowledged[handoffId] ?? 0) ? answer : undefined;
}
