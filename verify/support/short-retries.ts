import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repoRoot } from '../../launch/repo-root';

const PolicySchema = z.looseObject({ handoffs: z.looseObject({}) });

/** Houten's policy with so many attempts a second apart; the person is told after the last but one. */
export function writeShortRetries(folder: string, attempts: number): string {
  const houten = join(repoRoot, 'config', 'policy', 'houten.json');
  const policy = PolicySchema.parse(JSON.parse(readFileSync(houten, 'utf8')));
  const retrySeconds = Array.from({ length: attempts - 1 }, () => 1);
  const handoffs = { ...policy.handoffs, retrySeconds, tellAfterAttempt: attempts - 1 };
  const file = join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify({ ...policy, handoffs }));
  return file;
}
