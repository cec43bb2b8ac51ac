import type { Findings } from './check-journals';

/** The lines of a load, for people. */
export function describeFindings(found: Findings): readonly string[] {
  const { commands, attempts, hungUp, brokenOff, later, failed } = found;
  const { acknowledged, replayed, refused, open } = found;
  return [
    `clients: ${commands} commands in ${attempts} attempts: ${hungUp} hung up on, ${brokenOff} broken off, ${later} told to come back (503), ${failed} other 5xx`,
    `answers: ${acknowledged} acknowledged (${replayed} of them repeats of a kept answer), ${refused} refused, ${open} never answered`,
    `journal: ${found.lost} lost, ${found.doubled} doubled, ${found.otherIds} under another id, ${found.strangers} nobody asked for, ${found.gaps} cases with a gap`,
  ];
}

/** All accepted, each exactly once, under its own id. */
export function isExact(found: Findings): boolean {
  const { acknowledged, commands, lost, doubled, otherIds, strangers, gaps } = found;
  const isComplete = acknowledged === commands && found.refused === 0 && found.open === 0;
  return isComplete && lost + doubled + otherIds + strangers + gaps + found.failed === 0;
}

/** `min / median / max` */
export function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return [sorted[0], middle, sorted.at(-1)].map((value) => value ?? 'none').join(' / ');
}
