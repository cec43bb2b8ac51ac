import { createHash } from 'node:crypto';
import type { Fault, FaultsConfig } from './config';

/** Chance from a seed, so that a run can be had again. */
export function createChance(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws what happens to the next request. */
export function createFaults(config: FaultsConfig | undefined): () => Fault {
  if (config === undefined) return () => 'ok';
  const { ok, busy, ...afterWork } = config.weights;
  const weights: readonly (readonly [Fault, number])[] = [
    ['ok', ok],
    ['busy', busy],
    ['error-after-work', afterWork['error-after-work']],
    ['reset-after-work', afterWork['reset-after-work']],
    ['never-answers', afterWork['never-answers']],
  ];
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const chance = createChance(config.seed);
  return () => {
    let left = chance() * whole;
    const drawn = weights.find(([, weight]) => (left -= weight) < 0);
    return drawn?.[0] ?? 'ok';
  };
}
