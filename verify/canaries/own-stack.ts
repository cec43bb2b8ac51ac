import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { freePorts } from '../../launch/ports';
import { repoRoot } from '../../launch/repo-root';
import type { ProofRun } from '../support/proof';
import { sketchPartners, type SimulatedPartners } from '../support/simulated-partners';
import { startStack, type Stack } from '../support/stack';
import { sketches } from './handoff-course';

export type Part = 'api-1' | 'worker-1' | 'temporal' | 'postgres';

export interface OwnStack {
  readonly stack: Stack;
  readonly partners: SimulatedPartners;
  /** Where api and worker put their temporary files. */
  readonly tempFolder: string;
  readonly metricsPorts: readonly number[];
  /** As `stack.start`, but what the hub itself runs keeps its metrics port. */
  readonly restart: (part: Part) => Promise<void>;
}

const PolicySchema = z.looseObject({ terms: z.record(z.string(), z.unknown()) });

/** Short enough that deadlines pass while the proof goes on. */
const secondsOf = { triage: 2, intake: 2, plan: 2, 'call-back': 2, 'first-session': 3 };

/** A stack with a folder of its own for temporary files, terms of seconds, and metrics where we can find them. */
export async function startOwnStack(run: ProofRun): Promise<OwnStack> {
  const tempFolder = mkdtempSync(join(tmpdir(), 'op-koers-hub-canaries-'));
  run.atEnd(() => rm(tempFolder, { recursive: true, force: true }));
  const policy = writePolicy(tempFolder);
  const partners = await sketchPartners(run, sketches);
  const isHubs = run.without === 'category-choice' || run.without === 'dossier-encryption';
  const HUB_WITHOUT = isHubs ? run.without : '';
  const HUB_CODEC = run.without === 'codec' ? 'off' : 'on';
  const stack = await startStack(run, {
    apis: 1,
    policy,
    partners: partners.partners,
    env: { TMPDIR: tempFolder, ...partners.env, HUB_WITHOUT, HUB_CODEC },
  });
  const metricsPorts = await freePorts(2);
  const ports: Partial<Record<Part, number | undefined>> = {
    'api-1': metricsPorts[0],
    'worker-1': metricsPorts[1],
  };
  const restart = async (part: Part) => {
    const port = ports[part];
    await stack.start(part, port === undefined ? {} : { HUB_METRICS_PORT: String(port) });
  };
  for (const part of ['api-1', 'worker-1'] as const) {
    await stack.end(part);
    await restart(part);
  }
  await partners.start(stack);
  return { stack, partners, tempFolder, metricsPorts, restart };
}

function writePolicy(folder: string): string {
  const demo = join(repoRoot, 'config', 'policy', 'demo.json');
  const policy = PolicySchema.parse(JSON.parse(readFileSync(demo, 'utf8')));
  const short = Object.entries(secondsOf).map(([term, count]): [string, unknown] => [
    term,
    { unit: 'seconds', count },
  ]);
  const file = join(folder, 'policy.json');
  const terms = { ...policy.terms, ...Object.fromEntries(short) };
  writeFileSync(file, JSON.stringify({ ...policy, terms }));
  return file;
}
