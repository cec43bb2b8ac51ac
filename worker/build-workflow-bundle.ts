import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { bundleWorkflows } from './bundle-workflows';

/** Writes the workflow bundle to the file named first on the command line; runs in the root of the repository. */
async function main(): Promise<void> {
  const target = resolve(process.argv[2] ?? 'dist/workflow-bundle.js');
  const code = await bundleWorkflows(resolve('workflows/index.ts'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
