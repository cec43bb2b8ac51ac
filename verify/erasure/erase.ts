import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { ask, askFor } from '../support/ask';
import type { ProofRun } from '../support/proof';
import type { Ground } from './ground';
import type { Life } from './lives';

const StandingSchema = z.object({
  erasedAt: z.string().optional(),
  residue: z.array(z.string()).optional(),
});
const patienceMs = 240_000;
const kills = 3;

/** Two people decide about each case, and the worker is killed while it carries it out. Resolves to the residue. */
export async function eraseLives(
  run: ProofRun,
  ground: Ground,
  lives: readonly Life[],
): Promise<readonly string[]> {
  const { api, callers, stack } = ground;
  for (const { caseNumber } of lives) {
    const path = `/cases/${caseNumber}/erasure`;
    const request = (at: string) => ({ method: 'POST' as const, path: at, key: randomUUID() });
    await askFor(callers.proposer, api, { ...request(path), body: { ground: 'retention-over' } });
    await askFor(callers.approver, api, request(`${path}/approval`));
  }
  const random = run.random.named('kills');
  for (let kill = 0; kill < kills; kill += 1) {
    await delay(random.between(2_000, 7_000));
    await stack.kill('worker-1');
    await stack.start('worker-1');
  }
  run.say(`the worker was killed ${String(kills)} times while it erased`);
  const residues = await Promise.all(lives.map((life) => untilErased(ground, life)));
  return residues[0] ?? [];
}

async function untilErased(
  { api, callers }: Ground,
  { caseNumber }: Life,
): Promise<readonly string[]> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const path = `/cases/${caseNumber}/erasure`;
    const standing = await askFor(callers.proposer, api, { method: 'GET', path });
    const { erasedAt, residue = [] } = StandingSchema.parse(standing);
    if (erasedAt !== undefined) return residue;
    await delay(250);
  }
  throw new Error(`${caseNumber} was not erased in time.`);
}

/** What the API answers for the cases, each status once. */
export async function statusesOf(
  { api, callers }: Ground,
  lives: readonly Life[],
): Promise<readonly number[]> {
  const answers = await Promise.all(
    lives.map(({ caseNumber }) =>
      ask(callers.proposer, api, { method: 'GET', path: `/cases/${caseNumber}` }),
    ),
  );
  return [...new Set(answers.map(({ status }) => status))];
}
