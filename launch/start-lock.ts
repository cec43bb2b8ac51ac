import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, LaunchError } from './launch-error';
import { createPidFile, livingProcess, removePidFile } from './processes';

/** One start per data folder. Returns what gives the folder free again. */
export function lockDataDir(dataDir: string): () => void {
  try {
    return lock(dataDir);
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw error;
    throw new LaunchError(
      `This user may not write in ${dataDir}. Start the hub as the user it belongs to, or choose another HUB_DATA_DIR.`,
      { cause: error },
    );
  }
}

function lock(dataDir: string): () => void {
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
