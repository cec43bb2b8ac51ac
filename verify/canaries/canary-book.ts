import { createHash } from 'node:crypto';
import { isBsn } from '../../domain/person/bsn';
import { createRandom } from '../support/random';

/** Of the range that is given to nobody and kept for tests. */
const numberStem = '99999';
/** The example of the OpenAPI document and of other tests. */
const known = '999990019';

/**
 * Where a canary may end up: `kept` in the dossier and must be there; `held` in the dossier, for its command was
 * answered 5xx or not at all; `sealed` in Temporal, but only for who has the key of its case; `drafted` in a draft and
 * `typed` in a form that waits, each only for who wrote it; `refused` nowhere, as the words in Idempotency-Keys.
 */
export type Fate = 'kept' | 'held' | 'sealed' | 'drafted' | 'typed' | 'refused';

export interface Canary {
  /** A word that nobody else uses: letters and digits, so that every field and every encoding takes it. */
  readonly word: string;
  readonly fate: Fate;
  /** Which field of which request. */
  readonly field: string;
}

export function hasFate(...fates: readonly Fate[]) {
  return ({ fate }: Canary): boolean => fates.includes(fate);
}

export interface CanaryBook {
  /** What all words of this run begin with. */
  readonly stem: string;
  /** What all numbers begin with; others than those of this run do, too. */
  readonly numberStem: string;
  readonly canaries: readonly Canary[];
  word(fate: Fate, field: string): string;
  /** A made-up citizen number that passes the eleven-proof, each once. */
  number(fate: Fate, field: string): string;
  /** A text around a word, with what encoders like to change. */
  text(fate: Fate, field: string): string;
}

export function createCanaryBook(seed: number): CanaryBook {
  const digest = createHash('sha256').update(`canaries ${seed}`).digest('hex');
  const stem = `zk${digest.slice(0, 10)}x`;
  const canaries: Canary[] = [];
  const numbers = madeUpNumbers(seed);
  const word = (fate: Fate, field: string) => {
    // The end is the same for all: the last bits of a word may share a base64 character with what follows.
    const made = `${stem}${String(canaries.length).padStart(5, '0')}xk`;
    canaries.push({ word: made, fate, field });
    return made;
  };
  return {
    stem,
    numberStem,
    canaries,
    word,
    number(fate, field) {
      const made = numbers.pop();
      if (made === undefined) throw new Error('There are no more made-up numbers.');
      canaries.push({ word: made, fate, field });
      return made;
    },
    text: (fate, field) => `Zoë zei: "${word(fate, field)}" & <b>100%</b> 'waar' \\ €\nen ging.`,
  };
}

function madeUpNumbers(seed: number): string[] {
  const all = Array.from({ length: 10_000 }, (_, at) => numberStem + String(at).padStart(4, '0'));
  const fit = all.filter((number) => isBsn(number) && number !== known);
  return [...createRandom(`numbers ${String(seed)}`).shuffle(fit)];
}
