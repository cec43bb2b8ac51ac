import type { Published } from './counts';

export type Figures = Readonly<Record<string, Published>>;

export interface Growth {
  /** Counted now and past disclosure control of its own. */
  readonly now: Figures;
  /** As published before, the oldest first. */
  readonly earlier: readonly Figures[];
  readonly threshold: number;
  /** The key of the figure that counts everybody. */
  readonly whole: string;
}

/**
 * Figures that only grow can be subtracted from those of an earlier edition, and the difference tells of the few who
 * came in between. So all of them stay as they were published last until at least `threshold` people came; then each
 * figure moves only when nothing certain follows for those who came: see `mayMove` and `mayAppear`.
 */
export function guardFigures({ now, earlier, threshold, whole }: Growth): Figures {
  const last = earlier.at(-1);
  const all = now[whole] ?? 'withheld';
  if (last === undefined) return now;
  const before = last[whole];
  if (isNumber(before) && (!isNumber(all) || all - before < threshold)) return last;
  const keys = Object.keys(now).filter((key) => key !== whole);
  const rest = keys.map((key) => {
    const isFree = earlier.every((figures) => {
      const change = { count: now[key], before: figures[key], came: came(all, figures[whole]) };
      return mayChange(change, threshold);
    });
    return [key, isFree ? (now[key] ?? 'withheld') : (last[key] ?? 'withheld')] as const;
  });
  return { ...Object.fromEntries(rest), [whole]: all };
}

interface Change {
  readonly count: Published | undefined;
  readonly before: Published | undefined;
  /** Since that edition; undefined when it did not say how many there were. */
  readonly came: number | undefined;
}

function mayChange({ count, before, came: since }: Change, threshold: number): boolean {
  // What was said once is not taken back: that it had to be would tell something too.
  if (!isNumber(count)) return !isNumber(before);
  if (!isNumber(before)) return since === undefined || mayAppear(count, since, threshold);
  return mayMove(count - before, since, threshold);
}

/** Nobody more, or enough; and at least two of those who came are not in it. */
function mayMove(change: number, since: number | undefined, threshold: number): boolean {
  if (change === 0) return true;
  const isEnough = Math.abs(change) >= threshold;
  return isEnough && (since === undefined || since - change >= 2);
}

/** It was below the threshold then; so little may follow for those who came that two of them need not be in it. */
function mayAppear(count: number, since: number, threshold: number): boolean {
  const fewestNew = count - (threshold - 1);
  return fewestNew <= since - 2;
}

function came(all: Published, before: Published | undefined): number | undefined {
  return isNumber(all) && isNumber(before) ? all - before : undefined;
}

function isNumber(figure: Published | undefined): figure is number {
  return typeof figure === 'number';
}
