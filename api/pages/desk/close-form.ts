import { outcomes, type Outcome } from '../../../domain/case/case';
import { noBreakthroughReasons } from '../../../domain/case/commands';
import { isSettledStatus } from '../../../domain/handoff/status';
import type { FieldError } from '../parts/errors';
import type { CaseDesk } from './case-view';
import { told } from './typed';
import type { Typed } from './visit';

export const closeErrors = {
  outcome: { field: 'afloop', text: 'Kies hoe het traject eindigt' },
  handedOverTo: { field: 'naar', text: 'Kies wie het overneemt' },
  reason: { field: 'reden', text: 'Kies waarom er geen doorbraak kwam' },
  explanation: { field: 'uitleg', text: 'Schrijf de uitleg opnieuw' },
  anyway: { field: 'toch-ja', text: 'Kruis aan dat je toch afrondt, of regel eerst de overdracht' },
} as const satisfies Readonly<Record<string, FieldError>>;

/** Says that the form was shown while a hand-off was open. */
export const openField = 'loopt';

export function checkClosure(typed: Typed): readonly FieldError[] {
  const outcome = outcomeIn(typed);
  const isOpen = typed.get(openField) === 'ja' && typed.get('toch-ja') !== 'ja';
  return [
    ...(isOpen ? [closeErrors.anyway] : []),
    ...(outcome === undefined ? [closeErrors.outcome] : []),
    ...(outcome === 'handed-over' && handedOverTo(typed) === '' ? [closeErrors.handedOverTo] : []),
    ...(outcome === 'no-breakthrough' && reasonIn(typed) === undefined ? [closeErrors.reason] : []),
  ];
}

/** As the API takes it: what belongs to another outcome stays behind. */
export function closureOf(typed: Typed) {
  const outcome = outcomeIn(typed);
  return {
    outcome,
    ...(outcome === 'handed-over' ? { handedOverTo: handedOverTo(typed) } : {}),
    ...(outcome === 'no-breakthrough' ? { reason: reasonIn(typed) } : {}),
    ...(typed.get('toch-ja') === 'ja' ? { closeAnyway: true } : {}),
    ...told('explanation', typed, 'uitleg'),
  };
}

const outcomeIn = (typed: Typed) => outcomes.find((one) => one === typed.get('afloop'));
const reasonIn = (typed: Typed) => noBreakthroughReasons.find((one) => one === typed.get('reden'));
const handedOverTo = (typed: Typed) => typed.get('naar') ?? '';

const ofWork: readonly Outcome[] = ['breakthrough', 'no-breakthrough'];

/** Outcomes that the case would take now; before triage nothing can have broken through. */
export function possibleOutcomes({ commands }: CaseDesk) {
  const worked = commands.find(({ name, choice }) => name === 'closeCase' && choice === 'worked');
  const isTooEarly = worked?.refusal === 'REFERRAL_NOT_DECIDED';
  return outcomes.filter((outcome) => !isTooEarly || !ofWork.includes(outcome));
}

/** Partners that still have a question. */
export function openHandoffsOf({ handoffs }: CaseDesk): readonly string[] {
  const open = handoffs.filter(({ status }) => !isSettledStatus(status));
  return [...new Set(open.map(({ partner }) => partner))];
}
