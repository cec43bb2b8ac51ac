import type { Case } from '../case/case';
import { margin, type FigureTable } from './contribution';
import { partnerOf, type ByEvent, type Happened } from './derived-signals';

/** A cell within an edition's tables. */
export interface Place {
  readonly table: FigureTable;
  readonly row: string;
  readonly column: string;
}

const place = (table: FigureTable, row: string, column = margin): Place => ({ table, row, column });

/** Where a case counts once in the edition, beside its signals. */
export const editionFacts: ByEvent<readonly Place[]> = {
  deviationRecorded: ({ data }) => [place('rules', plainRule(data.rule))],
  caseClosed: ({ data }) => [place('outcomes', data.outcome)],
  evaluationRecorded: ({ data }) => [place('success', data.success)],
  referralRedirected: () => [place('outcomes', 'redirected')],
  deadlinePassed: ({ data }) => (data.passing === 1 ? [place('terms', data.kind)] : []),
  outOfReach: () => [place('terms', 'out-of-reach')],
  maxDurationReached: () => [place('terms', 'max-duration')],
  handoffAnswered: (happened) => partnerPlaces(happened, answerOf(happened)),
  handoffTermPassed: (happened) => partnerPlaces(happened, silenceOf(happened)),
};

/** What happened so often, each time anew. */
export const editionFigures: ByEvent<'referrals' | 'handoffs' | 'conversations'> = {
  referralReceived: () => 'referrals',
  handoffRequested: () => 'handoffs',
  sessionRecorded: ({ data }) => (data.outcome === 'held' ? 'conversations' : undefined),
};

/** Sums of an edition: cents of the budget, and marks of 1 to 10. */
export const editionSums: ByEvent<readonly [place: Place, amount: number]> = {
  budgetApproved: ({ data }) => [place('budget', 'approved'), data.amountCents],
  budgetSpent: ({ data }) => [place('budget', 'spent'), data.amountCents],
  budgetRefunded: ({ data }) => [place('budget', 'refunded'), data.amountCents],
  evaluationRecorded: ({ data }) =>
    data.satisfaction === undefined
      ? undefined
      : [place('satisfaction', 'marks'), data.satisfaction],
};

/** The hand-off that this answer accepted; progress on one that was accepted before does not count again. */
export function acceptedBy({
  data,
  at,
  after: { handoffs = [] },
}: Pick<Happened<'handoffAnswered'>, 'data' | 'at' | 'after'>) {
  const isIt = (each: NonNullable<Case['handoffs']>[number]) =>
    each.handoffId === data.handoffId && each.acceptedAt === at;
  return data.isApplied ? handoffs.find(isIt) : undefined;
}

function answerOf(happened: Happened<'handoffAnswered'>): string | undefined {
  const { isApplied, status, reason = 'partner-declined' } = happened.data;
  if (isApplied && status === 'rejected') return `declined/${reason}`;
  return acceptedBy(happened) === undefined ? undefined : 'accepted';
}

function silenceOf({ data }: Happened<'handoffTermPassed'>): string | undefined {
  return data.kind === 'acceptance' && data.passing === 1 ? 'silent' : undefined;
}

function partnerPlaces(
  { data, after }: { readonly data: { readonly handoffId: string }; readonly after: Case },
  answer: string | undefined,
): readonly Place[] {
  if (answer === undefined) return [];
  return partnerOf(after, data).map((partner) => place('partners', partner, answer));
}

/** Two people who type the same rule with other spaces mean the same rule. */
function plainRule(rule: string): string {
  return rule.trim().replaceAll(/\s+/g, ' ');
}
