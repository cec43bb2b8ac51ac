import type { AnswerOf } from '../../api/pages/operations';
import { Problem } from '../../api/problem';
import * as sample from './sample-answers';

type CaseDesk = AnswerOf<'getCaseDesk'>;
type Command = CaseDesk['commands'][number];

/** Where each case of the tour stands. */
export const endings = {
  running: 'OK-2026-00071',
  paused: 'OK-2026-00072',
  handedOff: 'OK-2026-00073',
  money: 'OK-2026-00074',
  closing: 'OK-2026-00075',
  aftercare: 'OK-2026-00076',
  closed: 'OK-2026-00077',
  raced: 'OK-2026-00078',
} as const;

const day = 24 * 3_600_000;
const from = (days: number) => new Date(Date.now() + days * day).toISOString();
const may = (...names: readonly string[]): readonly Command[] => names.map((name) => ({ name }));
const not = (refusal: string, ...names: readonly string[]): readonly Command[] =>
  names.map((name) => ({ name, refusal }));
const closing = (refusal?: string): readonly Command[] =>
  (['worked', 'ended', 'anyway'] as const).map((choice) => ({
    ...{ name: 'closeCase', choice },
    ...(refusal === undefined || (refusal === 'HANDOFF_OPEN' && choice === 'anyway')
      ? {}
      : { refusal }),
  }));

const atWork = [...may('suspendCase', 'changeTeam'), ...not('NOT_SUSPENDED', 'resumeCase')];
const noMore = not('CASE_CLOSING', 'suspendCase', 'changeTeam', 'closeCase');
const flame = ['recordPilotFlameContact', 'endAftercare'];

const states: Readonly<Record<string, Partial<CaseDesk>>> = {
  [endings.running]: { commands: [...atWork, ...closing()], handoffs: [] },
  [endings.paused]: {
    commands: [...may('resumeCase', 'changeTeam'), ...not('ALREADY_SUSPENDED', 'suspendCase')],
    suspension: { since: from(-20), until: from(10), reason: 'admission' },
    nextStep: step('resume', from(10)),
    timeline: [{ seq: 12, at: from(-20), by: 'st-01', kind: 'other', type: 'caseSuspended' }],
  },
  [endings.handedOff]: { commands: [...atWork, ...closing('HANDOFF_OPEN')] },
  [endings.money]: { commands: [...atWork, ...closing('BUDGET_UNDECIDED')] },
  [endings.closing]: {
    ...{ stage: 'closure', waitingFor: 'evaluation', nextStep: step('evaluate', from(4)) },
    commands: [...may('recordEvaluation', 'startAftercare'), ...noMore],
  },
  [endings.aftercare]: {
    ...{ stage: 'aftercare', waitingFor: 'aftercare', nextStep: step('keep-flame', from(40)) },
    commands: [...may(...flame), ...noMore],
  },
  [endings.closed]: {
    ...{ stage: 'closed', waitingFor: 'nothing', handoffs: [] },
    commands: [...may('reopenCase'), ...not('NOT_IN_AFTERCARE', ...flame), ...noMore],
  },
  [endings.raced]: {
    commands: [...may('recordEvaluation')],
    timeline: [{ seq: 12, at: from(-1), by: 'st-01', kind: 'other', type: 'evaluationRecorded' }],
  },
};

function step(kind: CaseDesk['nextStep']['kind'], dueAt: string): CaseDesk['nextStep'] {
  return { ...sample.caseDesk.nextStep, kind, dueAt, state: 'soon', workingDaysLate: 0 };
}

const saved = { sequence: 12, stage: 'closure', waitingFor: 'evaluation', attentions: [] };

/** By operation: what the hub answers whoever ends a case of the tour. */
export const endingAnswers: Readonly<
  Record<string, (caseNumber: string, body: unknown) => unknown>
> = {
  getCaseDesk: (caseNumber) => ({ ...sample.caseDesk, caseNumber, ...states[caseNumber] }),
  postClosure: () => saved,
  postEvaluation: (caseNumber) =>
    caseNumber === endings.raced
      ? new Problem(409, 'EVALUATION_ALREADY_RECORDED', 'It was recorded.')
      : saved,
};
