import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { LaunchError } from '../../launch/launch-error';
import { repoRoot } from '../../launch/repo-root';
import type { ProofRun } from './proof';

export interface Simulator {
  stop(): Promise<void>;
}

/** Starts a partner's program; resolves when it is ready. The run ends it at the latest. */
export async function startSimulator(
  run: ProofRun,
  name: 'webhook-partner' | 'zaken-api',
  env: NodeJS.ProcessEnv,
): Promise<Simulator> {
  const child = fork(join(repoRoot, 'dist', 'simulators', name, 'main.js'), [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  run.atEnd(stop);
  const isReady = await Promise.race([
    once(child, 'message').then(() => true),
    exited.then(() => false),
  ]);
  if (!isReady) throw new LaunchError(`The simulator ${name} did not start.`);
  return { stop };
}
