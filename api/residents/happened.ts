import type { CaseEvent, EventType, Events } from '../../domain/case/events';
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

type Tell<Type extends EventType> = (data: Events[Type], facts: Facts) => Happening | undefined;

const tellers: { readonly [Type in EventType]?: Tell<Type> } = {
  planAgreed: () => ({ kind: 'plan-made' }),
  sessionRecorded: ({ outcome }) => (outcome === 'held' ? { kind: 'talked' } : undefined),
  callBackAttempted: ({ reached }) => ({ kind: reached ? 'called' : 'not-reached' }),
  actionCompleted: ({ actionId }, facts) => ({ kind: 'step-done', what: whatOf(actionId, facts) }),
  actionAdded: ({ actionId }, facts) => ({ kind: 'step-added', what: whatOf(actionId, facts) }),
  basisRecorded: ({ kind, grants }, facts) => {
    const names = namesOf(
      grants.map(({ partner }) => partner),
      facts,
    );
    return kind === 'consent' ? { kind: 'agreed', names } : undefined;
  },
  basisWithdrawn: ({ partners = [] }, facts) => ({
    kind: 'stopped',
    names: namesOf(partners, facts),
  }),
  handoffAnswered: (data, facts) => (data.isApplied ? answerOf(data, facts) : undefined),
  caseClosed: () => ({ kind: 'closed' }),
  caseReopened: () => ({ kind: 'reopened' }),
};

function sayOf<Type extends EventType>(
  { type, data }: { readonly type: Type; readonly data: Events[Type] },
  facts: Facts,
): Happening | undefined {
  const tell: Tell<Type> | undefined = tellers[type];
  return tell?.(data, facts);
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

function namesOf(codes: readonly string[], facts: Facts): readonly string[] {
  return codes.map((code) => facts.nameOf(code) ?? code);
}

function whatOf(actionId: string, { current, texts }: Facts): string {
  const action = current.plan?.actions.find((one) => one.actionId === actionId);
  return texts.get(action?.whatRef ?? '') ?? '';
}
