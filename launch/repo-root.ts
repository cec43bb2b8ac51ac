import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json: found by looking, because compiled code sits one folder deeper than its source. */
export const repoRoot = findRoot(__dirname);

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The folder of package.json was not found.');
  return findRoot(parent);
}
