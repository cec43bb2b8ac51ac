import { actionFolds } from './action';
import type { Case, Deadline } from './case';
import { clockFolds } from './clocks';
import { basisFolds } from './basis';
import { budgetFolds } from './budget';
import { closureFolds } from './closure';
import { handoffFolds } from './handoff';
import { contactFolds } from './contact';
import { deadlineKey } from './deadlines';
import { evaluationFolds } from './evaluation';
import { clock, type CaseEvent, type ClockChange, type Decided, type EventType } from './events';
import { intakeFolds } from './intake';
import { planFolds } from './plan';
import { recordFolds } from './record';
import { openCase, referralFolds } from './referral';
import type { Folds } from './rule';
import { sessionFolds } from './session';
import { spendingFolds } from './spending';
import { suspensionFolds } from './suspension';

const folds: Folds<EventType> = {
  ...referralFolds,
  ...intakeFolds,
  ...sessionFolds,
  ...planFolds,
  ...actionFolds,
  ...contactFolds,
  ...basisFolds,
  ...handoffFolds,
  ...budgetFolds,
  ...spendingFolds,
  ...recordFolds,
  ...suspensionFolds,
  ...closureFolds,
  ...evaluationFolds,
  ...clockFolds,
};

/** The case after one more line of its journal. */
export function evolve(current: Case, event: CaseEvent): Case {
  const folded = foldData(current, event, event.at);
  const { suspensionLapsed, ...rest } = folded;
  // Whoever acts on the case has seen that its suspension ran out.
  const seen = suspensionLapsed === true && event.by.subject !== clock.subject ? rest : folded;
  return { ...seen, sequence: event.seq, deadlines: foldClocks(current.deadlines, event.clocks) };
}

/** The whole journal, from its first line; undefined for an empty one. Throws on a journal that starts otherwise. */
export function foldJournal(caseNumber: string, journal: readonly CaseEvent[]): Case | undefined {
  const [first] = journal;
  if (first === undefined) return undefined;
  if (first.type !== 'referralReceived')
    throw new Error(`journal of ${caseNumber} starts with ${first.type}`);
  return journal.reduce(evolve, openCase(caseNumber, first.data, first.at));
}

function foldData<Type extends EventType>(current: Case, event: Decided<Type>, at: string): Case {
  return folds[event.type](current, event.data, at);
}

function foldClocks(
  deadlines: readonly Deadline[],
  { set = [], cleared = [] }: ClockChange = {},
): readonly Deadline[] {
  const gone = new Set([...cleared, ...set.map(deadlineKey)]);
  return [...deadlines.filter((deadline) => !gone.has(deadlineKey(deadline))), ...set];
}
