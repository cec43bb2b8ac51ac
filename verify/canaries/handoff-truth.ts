import type { DataCategory } from '../../domain/basis/category';

/** What may go of one hand-off from a moment on. */
interface Leave {
  /** Unix milliseconds. */
  readonly since: number;
  /** Undefined: nothing any more, not even the question. */
  readonly categories: readonly DataCategory[] | undefined;
}

/** One hand-off as who asked for it knows it: every category has canaries of its own. */
export interface HandoffTruth {
  readonly handoffId: string;
  readonly partner: string;
  readonly question: string;
  readonly words: Readonly<Partial<Record<DataCategory, readonly string[]>>>;
  /** Oldest first. */
  readonly leaves: Leave[];
}

/** Chosen ∩ allowed ∩ covered, written again: the hub's own choice is what is proved. */
export function mayGo(
  chosen: readonly DataCategory[],
  allowed: readonly DataCategory[],
  covered: readonly DataCategory[],
): readonly DataCategory[] {
  return chosen.filter((category) => allowed.includes(category) && covered.includes(category));
}

/** The canaries that the partner may have in its hands when it gets something at this moment. */
export function wordsAt(truth: HandoffTruth, at: number): ReadonlySet<string> {
  const leave = truth.leaves.findLast(({ since }) => since <= at);
  if (leave?.categories === undefined) return new Set();
  return new Set([
    truth.question,
    ...leave.categories.flatMap((category) => truth.words[category] ?? []),
  ]);
}

/** Everything but these, or nothing at all, may go from now on. */
export function narrow(truth: HandoffTruth, gone: readonly DataCategory[] | undefined): void {
  const now = truth.leaves.at(-1)?.categories;
  const left = gone === undefined ? undefined : now?.filter((one) => !gone.includes(one));
  truth.leaves.push({ since: Date.now(), categories: left });
}

/** What a partner got at one moment. */
export interface Delivery {
  readonly handoffId: string;
  readonly place: string;
  readonly at: number;
  readonly text: string;
}
