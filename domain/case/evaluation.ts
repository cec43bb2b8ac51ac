import { dueAt } from '../calendar/terms';
import type { Case } from './case';
import { isEvaluated } from './closure';
import { deadlineAt, keysOfWork, startClock } from './deadlines';
import { areAmounts } from '../effects/effects-record';
import { findHandoff } from './open-handoffs';
import type { Command } from './commands';
import type { Refusal } from './refusal';
import { dataOf, type CommandRules, type Context, type Folds } from './rule';

/** Looking back with the resident, and the pilot flame (waakvlam) that stays on after closing. */
export const evaluationRules: CommandRules<
  | 'recordEvaluation'
  | 'recordEffects'
  | 'startAftercare'
  | 'recordPilotFlameContact'
  | 'endAftercare'
> = {
  recordEvaluation: {
    description: "Record the evaluation by the resident's own criterion",
    refuse: refuseEvaluation,
    decide: (current, command, context) => [
      {
        type: 'evaluationRecorded',
        data: dataOf<'recordEvaluation'>(command),
        clocks: {
          cleared: ['evaluation'],
          set: current.stage === 'closure' ? [startClock('reopening', context)] : [],
        },
      },
    ],
  },
  recordEffects: {
    description: 'Record what the case cost and what would have happened without it',
    refuse: refuseEffects,
    decide: (_current, command) => [
      { type: 'effectsRecorded', data: dataOf<'recordEffects'>(command) },
    ],
  },
  startAftercare: {
    description: 'Keep the pilot flame on until a date',
    refuse: refuseAftercare,
    decide: (_current, command, context) => {
      const until = command.until ?? dueAt(context.terms.aftercare, context.now);
      const clocks = { cleared: ['reopening'], set: [deadlineAt('aftercare', until)] };
      return [{ type: 'aftercareStarted', data: { until }, clocks }];
    },
  },
  recordPilotFlameContact: {
    description: 'Record a contact during aftercare',
    refuse: refuseOutsideAftercare,
    decide: (_current, command) => [
      { type: 'pilotFlameContacted', data: dataOf<'recordPilotFlameContact'>(command) },
    ],
  },
  endAftercare: {
    description: 'End aftercare and close the case',
    refuse: refuseOutsideAftercare,
    decide: (current, _command, context) => [
      {
        type: 'aftercareEnded',
        data: {},
        clocks: { cleared: keysOfWork(current), set: [startClock('reopening', context)] },
      },
    ],
  },
};

export const evaluationFolds: Folds<
  | 'evaluationRecorded'
  | 'effectsRecorded'
  | 'aftercareStarted'
  | 'pilotFlameContacted'
  | 'aftercareEnded'
> = {
  evaluationRecorded: (current, _data, at) => ({
    ...current,
    evaluatedAt: at,
    stage: current.stage === 'closure' ? 'closed' : current.stage,
  }),
  effectsRecorded: (current) => current,
  aftercareStarted: (current, { until }) => ({
    ...current,
    stage: 'aftercare',
    aftercareUntil: until,
  }),
  pilotFlameContacted: (current) => current,
  aftercareEnded: (current) => ({ ...current, stage: 'closed' }),
};

function refuseBeforeClosure(current: Case): Refusal | undefined {
  if (current.outcome === undefined) return 'CASE_NOT_CLOSING';
  return isEvaluated(current.outcome) ? undefined : 'NO_EVALUATION_OF_THIS_OUTCOME';
}

function refuseEvaluation(current: Case): Refusal | undefined {
  return (
    refuseBeforeClosure(current) ??
    (current.evaluatedAt === undefined ? undefined : 'EVALUATION_ALREADY_RECORDED')
  );
}

/** At any time: what is written down before the talk can be put right after it. */
function refuseEffects(current: Case, command: Command<'recordEffects'>): Refusal | undefined {
  if (current.stage === 'referral') return 'REFERRAL_NOT_DECIDED';
  const isKnown = command.handoffCosts.every(
    ({ handoffId }) => handoffId === undefined || findHandoff(current, handoffId) !== undefined,
  );
  if (!isKnown) return 'HANDOFF_UNKNOWN';
  return areAmounts(command) ? undefined : 'EFFECTS_AMOUNT_NOT_VALID';
}

function refuseAftercare(
  current: Case,
  { until }: { readonly until?: string },
  { now }: Context,
): Refusal | undefined {
  if (current.stage === 'aftercare') return 'AFTERCARE_ALREADY_STARTED';
  return (
    refuseBeforeClosure(current) ??
    (until !== undefined && until <= now ? 'END_IN_PAST' : undefined)
  );
}

function refuseOutsideAftercare(current: Case): Refusal | undefined {
  return current.stage === 'aftercare' ? undefined : 'NOT_IN_AFTERCARE';
}
