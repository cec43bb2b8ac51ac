import type { ProofRun } from '../support/proof';
import type { Edition } from './edition-files';
import type { Ground } from './ground';

export interface Counts {
  readonly missing: number;
  readonly doubled: number;
  readonly outOfOrder: number;
}

/** How often each expected moment has an edition. */
export function countSlots(editions: readonly Edition[], expected: readonly number[]): Counts {
  const dues = editions.map(({ dueAt }) => Date.parse(dueAt));
  const countOf = (at: number) => dues.filter((due) => due === at).length;
  return {
    missing: expected.filter((at) => countOf(at) === 0).length,
    doubled: dues.length - new Set(dues).size,
    outOfOrder: dues.filter((due, index) => due < (dues[index - 1] ?? due)).length,
  };
}

export function isExact({ missing, doubled, outOfOrder }: Counts): boolean {
  return missing + doubled + outOfOrder === 0;
}

export function describeCounts({ missing, doubled, outOfOrder }: Counts): string {
  return `${missing} missing, ${doubled} doubled, ${outOfOrder} out of order`;
}

/** Whether everybody heard of every edition; hearing twice is possible, with the same id. */
export function sayTold(run: ProofRun, { files }: Ground): boolean {
  const told = new Set(files.told().map(({ edition, listener }) => `${edition} ${listener}`));
  const editions = new Set(files.all().map(({ edition }) => edition));
  const wanted = [...editions].flatMap((edition) =>
    ['policyGroup', 'open-data'].map((listener) => `${edition} ${listener}`),
  );
  const untold = wanted.filter((one) => !told.has(one)).length;
  run.say(
    `listeners: ${wanted.length} to be told, ${untold} not told, ${files.told().length} messages`,
  );
  return untold === 0;
}
