import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../support/random';
import type { Stack } from '../support/stack';

const lookEveryMs = 500;

export interface Kill {
  readonly victim: 'worker-1' | 'worker-2' | 'temporal';
  /** How long it was kept away, its own start included. */
  readonly awayMs: number;
}

export interface Killing {
  readonly times: Readonly<Record<Kill['victim'], number>>;
  /** How many effects are expected in all; the kills are spread over them. */
  readonly effects: number;
  /** The journal in which they come. */
  readonly journal: string;
  readonly random: Random;
  readonly isOver: () => boolean;
}

/** One after the other: the next comes only when more hand-offs reached a partner after the last. */
export async function killByTurns(stack: Stack, killing: Killing): Promise<Kill[]> {
  const { times, effects, random, isOver } = killing;
  const victims = random.shuffle([
    ...Array.from({ length: times['worker-1'] }, () => 'worker-1' as const),
    ...Array.from({ length: times['worker-2'] }, () => 'worker-2' as const),
    ...Array.from({ length: times.temporal }, () => 'temporal' as const),
  ]);
  const share = (effects * 0.9) / victims.length;
  const kills: Kill[] = [];
  for (const [index, victim] of victims.entries()) {
    const least = Math.floor(share * index) + random.between(1, Math.max(1, Math.floor(share)));
    while (countEffects(killing.journal) < least && !isOver()) await delay(lookEveryMs);
    if (isOver()) break;
    const at = Date.now();
    await stack.kill(victim);
    await delay(random.between(0, 2_000));
    await stack.start(victim);
    kills.push({ victim, awayMs: Date.now() - at });
  }
  return kills;
}

export function countEffects(journal: string): number {
  return readFileSync(journal, 'utf8').split('"kind":"effect"').length - 1;
}
