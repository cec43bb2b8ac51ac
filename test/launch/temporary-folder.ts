import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const made: string[] = [];

/** A folder that the user PostgreSQL runs as may enter; inside the run's own, which is removed even after a Ctrl-C. */
export function temporaryFolder(): string {
  const bundle = process.env['WORKFLOW_BUNDLE'];
  const folder = mkdtempSync(join(bundle === undefined ? tmpdir() : dirname(bundle), 'launch-'));
  chmodSync(folder, 0o755);
  made.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
