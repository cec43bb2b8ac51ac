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
 * came in between. So a figure stays as it was published last until at least `threshold` came (or went) since every
 * earlier edition, and until at least two of those who came are not in it. Staying the same tells no more than that.
 */
export function guardFigures(growth: Growth): Figures {
  const { now, whole } = growth;
  const all = guarded(whole, growth, () => true);
  const keys = Object.keys(now).filter((key) => key !== whole);
  const rest = keys.map(
    (key) => [key, guarded(key, growth, notEverybody(key, growth, all))] as const,
  );
  return { ...Object.fromEntries(rest), [whole]: all };
}

type MayChange = (count: number, earlier: Figures) => boolean;

function guarded(
  key: string,
  { now, earlier, threshold }: Growth,
  mayChange: MayChange,
): Published {
  const count = now[key] ?? 'withheld';
  const last = earlier.map((figures) => figures[key]).findLast(isNumber);
  if (last === undefined || count === 'withheld') return last ?? count;
  const isFree = earlier.every((figures) => {
    const before = figures[key];
    if (!isNumber(before)) return true;
    const change = Math.abs(count - before);
    return change === 0 || (change >= threshold && mayChange(count, figures));
  });
  return isFree ? count : last;
}

/** Of those who came since that edition, at least two are not in this figure. */
function notEverybody(key: string, { whole }: Growth, all: Published): MayChange {
  return (count, earlier) => {
    const before = earlier[key];
    const allBefore = earlier[whole];
    if (!isNumber(all) || !isNumber(allBefore) || !isNumber(before)) return true;
    return all - allBefore - (count - before) >= 2;
  };
}

function isNumber(figure: Published | undefined): figure is number {
  return typeof figure === 'number';
}
