/** Compares numbers by place: 1.31 is newer than 1.9. Text that is no version counts as 0. */
export function isAtLeast(version: string, needed: string): boolean {
  const [have, want] = [numbersOf(version), numbersOf(needed)];
  for (const [place, wanted] of want.entries()) {
    const difference = (have[place] ?? 0) - wanted;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function numbersOf(version: string): number[] {
  const match = /^\s*v?(\d+(?:\.\d+)*)/.exec(version);
  return match?.[1]?.split('.').map(Number) ?? [0];
}
