import { createHash } from 'node:crypto';
import { faultKinds, type FaultKind, type Faults } from './partner-config';

/** Draws by weight. The seed, the message and its how-manieth arrival decide, so that the order of messages does not. */
export function drawFault(faults: Faults | undefined, message: string, arrival: number): FaultKind {
  if (faults === undefined) return 'ok';
  const weightOf = (kind: FaultKind) => faults.weights[kind] ?? 0;
  const total = faultKinds.reduce((sum, kind) => sum + weightOf(kind), 0);
  let left = chance(`${faults.seed}/${message}/${arrival}`) * total;
  for (const kind of faultKinds) {
    left -= weightOf(kind);
    if (left < 0) return kind;
  }
  return 'ok';
}

/** From 0 to just below 1. */
function chance(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt32BE() / 2 ** 32;
}
