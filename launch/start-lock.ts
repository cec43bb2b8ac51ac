import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './launch-error';
import { createPidFile, livingProcess, removePidFile } from './processes';

/** One start per data folder. Resolves to what gives the folder free again. */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'start.pid');
  const owner = livingProcess(file);
  if (owner !== undefined) {
    throw new LaunchError(
      `The hub already runs on ${dataDir} (process ${owner}). Stop it with Ctrl-C in its terminal, or choose another HUB_DATA_DIR.`,
    );
  }
  removePidFile(file);
  if (!createPidFile(file, process.pid)) {
    throw new LaunchError(`Another start on ${dataDir} was just a moment earlier.`);
  }
  return () => {
    removePidFile(file);
  };
}
