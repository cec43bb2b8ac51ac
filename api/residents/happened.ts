import type { CaseEvent } from '../../domain/case/events';
import type { Case } from '../../domain/case/case';
import type { StepNames } from './plan-steps';
import type { Happened, Happening } from './resident-plan';

interface Facts extends StepNames {
  readonly current: Case;
  readonly events: readonly CaseEvent[];
}

/** What the resident lived through or should know, newest first; what only the table does among itself is not told. */
export function happenedIn(facts: Facts): readonly Happened[] {
  return facts.events
    .flatMap((event) => {
      const said = sayOf(event, facts);
      return said === undefined ? [] : [{ ...said, at: event.at }];
    })
    .toReversed();
}

function sayOf(event: CaseEvent, facts: Facts): Happening | undefined {
  switch (event.type) {
    case 'planAgreed':
      return { kind: 'plan-made' };
    case 'sessionRecorded':
      return event.data.outcome === 'held' ? { kind: 'talked' } : undefined;
    case 'callBackAttempted':
      return { kind: event.data.reached ? 'called' : 'not-reached' };
    case 'actionCompleted':
      return { kind: 'step-done', what: whatOf(event.data.actionId, facts) };
    case 'actionAdded':
      return { kind: 'step-added', what: whatOf(event.data.actionId, facts) };
    case 'basisRecorded':
      return event.data.kind === 'consent'
        ? {
            kind: 'agreed',
            names: namesOf(
              event.data.grants.map((one) => one.partner),
              facts,
            ),
          }
        : undefined;
    case 'basisWithdrawn':
      return { kind: 'stopped', names: namesOf(event.data.partners ?? [], facts) };
    case 'handoffAnswered':
      return event.data.isApplied ? answerOf(event.data, facts) : undefined;
    case 'caseClosed':
      return { kind: 'closed' };
    case 'caseReopened':
      return { kind: 'reopened' };
    default:
      return undefined;
  }
}

const answers = {
  accepted: 'helps',
  rejected: 'cannot-help',
  failed: 'cannot-help',
  completed: 'helped',
  deleted: 'deleted',
} as const;

function answerOf(
  { handoffId, status }: { readonly handoffId: string; readonly status: string },
  facts: Facts,
): Happening | undefined {
  const kind = Object.entries(answers).find(([said]) => said === status)?.[1];
  const handoff = facts.current.handoffs?.find((one) => one.handoffId === handoffId);
  if (kind === undefined || handoff === undefined) return undefined;
  return { kind, names: namesOf([handoff.partner], facts) };
}

function namesOf(codes: readonly string[], { nameOf }: Facts): readonly string[] {
  return codes.map((code) => nameOf(code) ?? code);
}

function whatOf(actionId: string, { current, texts }: Facts): string {
  const action = current.plan?.actions.find((one) => one.actionId === actionId);
  return texts.get(action?.whatRef ?? '') ?? '';
}
