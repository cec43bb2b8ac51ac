import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { livingProcess, writePidFile } from '../../launch/processes';
import { Supervisor } from '../../launch/supervisor';

const prefix = 'op-koers-hub-verify-';
const ownerFile = 'owner.pid';
const keptFile = 'kept';

/** A folder for one stack; what a killed run left behind is ended and removed first. */
export async function makeStackFolder(): Promise<string> {
  await removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // As root PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  writePidFile(join(folder, ownerFile), process.pid);
  return folder;
}

/** Marks the folder as one that stays. */
export function keepStackFolder(folder: string): void {
  writePidFile(join(folder, keptFile), process.pid);
}

async function removeAbandoned(): Promise<void> {
  const folders = readdirSync(tmpdir())
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(tmpdir(), name))
    .filter((folder) => existsSync(join(folder, ownerFile)) && !existsSync(join(folder, keptFile)))
    .filter((folder) => livingProcess(join(folder, ownerFile)) === undefined);
  for (const folder of folders) {
    await new Supervisor({ dataDir: folder, say: () => undefined }).endOrphans();
    rmSync(folder, { recursive: true, force: true });
  }
}
