import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** A folder that the user PostgreSQL runs as may enter. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'op-koers-hub-launch-'));
  chmodSync(folder, 0o755);
  made.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
