import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { repoRoot } from '../../launch/repo-root';

const PolicySchema = z.looseObject({ terms: z.record(z.string(), z.unknown()) });

/** Longer than the pauses of a course, shorter than the course. */
const seconds: Readonly<Record<string, number>> = {
  'out-of-reach': 2,
  'max-duration': 5,
  aftercare: 5,
};

/** The second attempt that fails is told of, the third is the last. */
const handoffs = { retrySeconds: [1, 1], tellAfterAttempt: 2, crisisSeconds: 1 };

/** Houten's policy in which what takes weeks takes seconds; `remove` takes the file away again. */
export function writeShortTerms(): { readonly file: string; remove(): void } {
  const houten = join(repoRoot, 'config', 'policy', 'houten.json');
  const policy = PolicySchema.parse(JSON.parse(readFileSync(houten, 'utf8')));
  const terms = Object.fromEntries(
    Object.keys(policy.terms).map((name) => [name, { unit: 'seconds', count: seconds[name] ?? 1 }]),
  );
  const folder = mkdtempSync(join(tmpdir(), 'op-koers-hub-policy-'));
  const file = join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify({ ...policy, terms, handoffs }));
  return {
    file,
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
