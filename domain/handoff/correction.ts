import { isOver } from '../basis/basis';
import type { DataCategory } from '../basis/category';
import { received, type ReceiptFacts } from '../basis/receipt';
import type { Case } from '../case/case';
import type { Handoff } from './handoff';
import { isSettledStatus } from './status';

/** Why an entry of the dossier is corrected (AVG art. 16); a code. */
export const correctionReasons = [
  'resident-asked',
  'written-wrongly',
  'about-somebody-else',
  'not-right-any-more',
] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

export interface Correction {
  /** The first entry of those that correct each other: the case and its hand-offs refer to that one. */
  readonly originId: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Who had what is corrected, and how they hear of it (AVG art. 19). */
export interface CorrectionRecipient {
  readonly handoffId: string;
  readonly partner: string;
  /** What the partner had of it; empty for the question, which goes with every hand-off. */
  readonly categories: readonly DataCategory[];
  readonly receivedAt: string;
  /** `by-phone`: no message can say it, or it would lead to a page that is closed; the case holder is asked to phone. */
  readonly told: 'message' | 'by-phone';
}

export interface CorrectionFacts extends Pick<ReceiptFacts, 'egress' | 'carriesContent' | 'now'> {
  readonly current: Pick<Case, 'personRef' | 'handoffs' | 'bases'>;
  /** True for a partner whose protocol has a message that says so. */
  readonly canBeTold: (partner: string) => boolean;
}

/** One line per hand-off with which the corrected data reached a partner, or may have, unless it has deleted them. */
export function correctionRecipients(
  correction: Correction,
  facts: CorrectionFacts,
): readonly CorrectionRecipient[] {
  return (facts.current.handoffs ?? []).flatMap((handoff) => {
    const lines = received(handoff, facts);
    const [first] = lines;
    if (first === undefined) return [];
    const had = new Set(lines.flatMap(({ categories }) => categories));
    const gone = deletedOf(handoff);
    const categories = categoriesOf(handoff, correction, facts).filter(
      (category) => had.has(category) && gone !== 'everything' && !gone.includes(category),
    );
    const isAsked = handoff.questionRef === correction.originId && gone !== 'everything';
    if (categories.length === 0 && !isAsked) return [];
    const { handoffId, partner } = handoff;
    const told = canRead(handoff, facts) && facts.canBeTold(partner) ? 'message' : 'by-phone';
    return [{ handoffId, partner, categories, receivedAt: first.endedAt ?? first.takenAt, told }];
  });
}

const fields = {
  identity: ['name', 'birthDate'],
  contact: ['phone', 'email', 'address'],
} as const;

function categoriesOf(
  handoff: Handoff,
  { originId, before, after }: Correction,
  { current }: CorrectionFacts,
): readonly DataCategory[] {
  if (originId === current.personRef) {
    const isChanged = (name: string) => fieldOf(before, name) !== fieldOf(after, name);
    return (['identity', 'contact'] as const).filter((category) =>
      fields[category].some(isChanged),
    );
  }
  return handoff.detailRefs.filter(({ ref }) => ref === originId).map(({ category }) => category);
}

function fieldOf(content: unknown, name: string): unknown {
  if (typeof content !== 'object' || content === null) return undefined;
  return new Map<string, unknown>(Object.entries(content)).get(name);
}

/** Nobody is told about what they have confirmed to have no more. */
function deletedOf({ withdrawal }: Handoff): 'everything' | readonly DataCategory[] {
  if (withdrawal?.state !== 'deleted' && withdrawal?.state !== 'nothing-sent') return [];
  return withdrawal.categories ?? 'everything';
}

/** The partner can still open the content, and so finds there what is right. */
function canRead(
  { status, withdrawal, basisId }: Handoff,
  { current, now }: CorrectionFacts,
): boolean {
  const basis = current.bases?.find((one) => one.basisId === basisId);
  const isStopped = withdrawal !== undefined && withdrawal.categories === undefined;
  return basis !== undefined && !isOver(basis, now) && !isStopped && !isSettledStatus(status);
}
