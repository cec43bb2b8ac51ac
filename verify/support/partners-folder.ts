import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProofRun } from './proof';

/** For partner files, policy and the journals of partners; removed at the end unless it is kept. */
export function makePartnersFolder(run: ProofRun): string {
  const folder = mkdtempSync(join(tmpdir(), 'op-koers-hub-partners-'));
  run.atEnd(async () => {
    if (run.keep) run.say(`partner files and their journals: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
    await Promise.resolve();
  });
  return folder;
}
