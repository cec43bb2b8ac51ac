import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, runStep } from './run-step.mjs';

const folders = [
  ...[
    'activities',
    'api',
    'codec',
    'config',
    'connectors',
    'demo',
    'domain',
    'launch',
    'simulators',
  ],
  ...['store', 'test', 'verify', 'worker', 'workflows'],
];

const programs = {
  types: ['typescript/bin/tsc', '--noEmit'],
  lint: ['eslint/bin/eslint.js', '.'],
  format: ['prettier/bin/prettier.cjs', '--check', '.'],
  dependencies: [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '--',
    ...folders.filter((folder) => existsSync(join(root, folder))),
  ],
  'dead code': ['knip/bin/knip.js'],
};

/** Runs every check, also after one failed; throws when one did. */
export async function check() {
  const failed = [];
  for (const [title, [file, ...rest]] of Object.entries(programs)) {
    const args = [join(root, 'node_modules', file), ...rest];
    await runStep({ title, program: process.execPath, args }).catch(() => failed.push(title));
  }
  if (failed.length > 0) throw new Error(`Not in order: ${failed.join(', ')}.`);
}
