import { isOver } from '../../domain/basis/basis';
import { dataCategories, type DataCategory } from '../../domain/basis/category';
import { received, type EgressLine, type RegisteredBasis } from '../../domain/basis/receipt';
import type { Case } from '../../domain/case/case';
import type { CaseEvent } from '../../domain/case/events';
import type { Handoff } from '../../domain/handoff/handoff';
import type { HandoffStatus } from '../../domain/handoff/status';
import type { SharedWith, ShareState } from './resident-plan';

export interface SharingFacts {
  readonly current: Case;
  readonly events: readonly CaseEvent[];
  /** The register knows of a withdrawal before the case does. */
  readonly registers: readonly RegisteredBasis[];
  readonly egress: readonly EgressLine[];
  nameOf(code: string): string | undefined;
  carriesContent(partner: string): boolean;
  readonly now: string;
}

interface Recorded {
  readonly basisId: string;
  readonly at: string;
  readonly law?: { readonly law: string; readonly article: string };
  readonly partners: readonly string[];
}

/** Every organisation that a basis ever named, in the order in which they came up. */
export function sharedWith(facts: SharingFacts): readonly SharedWith[] {
  const recorded = facts.events.flatMap(recordedBasis);
  const partners = [...new Set(recorded.flatMap((basis) => basis.partners))];
  return partners.map((partner, index) => ({
    number: index + 1,
    partner,
    name: facts.nameOf(partner) ?? partner,
    ...standingOf(partner, recorded, facts),
    ...askedOf(partner, facts),
  }));
}

function recordedBasis(event: CaseEvent): readonly Recorded[] {
  if (event.type !== 'basisRecorded') return [];
  const { data, at } = event;
  const law = data.kind === 'statutory' ? { law: { law: data.law, article: data.article } } : {};
  return [{ basisId: data.basisId, at, ...law, partners: data.grants.map((one) => one.partner) }];
}

type Standing = Pick<SharedWith, 'may' | 'agreedAt' | 'canStop' | 'law' | 'stoppedAt'>;

function standingOf(
  partner: string,
  recorded: readonly Recorded[],
  { current, registers, now }: SharingFacts,
): Standing {
  const named = recorded
    .filter(({ partners }) => partners.includes(partner))
    .map((basis) => ({ basis, register: registers.find((one) => one.basisId === basis.basisId) }));
  const standing = named.flatMap(({ basis, register }) => {
    const known = current.bases?.find(({ basisId }) => basisId === basis.basisId);
    const grant = register?.grants.find((one) => one.partner === partner);
    const isGone = register?.isWithdrawn === true || (known !== undefined && isOver(known, now));
    return grant === undefined || isGone ? [] : [{ basis, categories: grant.categories }];
  });
  const consent = standing.find(({ basis }) => basis.law === undefined);
  const law = standing.find(({ basis }) => basis.law !== undefined)?.basis.law;
  const stoppedAt = named.map(({ register }) => register?.withdrawnAt).find(Boolean);
  return {
    may: dataCategories.filter((one) => standing.some((each) => each.categories.includes(one))),
    canStop: consent !== undefined,
    ...(consent === undefined ? {} : { agreedAt: consent.basis.at }),
    ...(law === undefined ? {} : { law }),
    ...(standing.length > 0 || stoppedAt === undefined ? {} : { stoppedAt }),
  };
}

function askedOf(
  partner: string,
  facts: SharingFacts,
): Pick<SharedWith, 'knows' | 'state' | 'steps'> {
  const handoffs = (facts.current.handoffs ?? []).filter((one) => one.partner === partner);
  const actions = facts.current.plan?.actions ?? [];
  const steps = actions.flatMap(({ actionId }, index) =>
    handoffs.some((handoff) => handoff.actionId === actionId) ? [index + 1] : [],
  );
  return { knows: knownTo(handoffs, facts), state: stateOf(handoffs), steps };
}

/** What a partner said it deleted, it does not know any more. */
function knownTo(handoffs: readonly Handoff[], facts: SharingFacts): readonly DataCategory[] {
  const lines = handoffs.flatMap((handoff) => {
    const { withdrawal } = handoff;
    const gone = withdrawal?.state === 'deleted' ? (withdrawal.categories ?? dataCategories) : [];
    return received(handoff, facts).map(({ categories }) =>
      categories.filter((category) => !gone.includes(category)),
    );
  });
  return dataCategories.filter((category) => lines.some((line) => line.includes(category)));
}

const states: Readonly<Record<HandoffStatus, ShareState>> = {
  waiting: 'waits',
  permitted: 'asked',
  requested: 'asked',
  accepted: 'helps',
  'in-progress': 'helps',
  'on-hold': 'helps',
  completed: 'done',
  rejected: 'declined',
  failed: 'declined',
  cancelled: 'stopped',
};
const mostAlive: readonly ShareState[] = ['helps', 'asked', 'waits', 'done', 'declined', 'stopped'];

function stateOf(handoffs: readonly Handoff[]): ShareState {
  const found = handoffs.map(({ status }) => states[status]);
  return mostAlive.find((state) => found.includes(state)) ?? 'not-asked';
}
