import { join } from 'node:path';
import { rooms } from './rooms.mjs';
import { root, runStep } from './run-step.mjs';

const programs = {
  types: ['typescript/bin/tsc', '--noEmit'],
  lint: ['eslint/bin/eslint.js', '.'],
  format: ['prettier/bin/prettier.cjs', '--check', '.'],
  dependencies: [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '--',
    ...rooms,
    'test',
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
