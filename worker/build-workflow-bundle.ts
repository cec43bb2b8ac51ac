import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** Writes the code that runs inside the workflow isolate to the file named first on the command line. */
async function main(): Promise<void> {
  const target = resolve(process.argv[2] ?? 'dist/workflow-bundle.js');
  const { code } = await bundleWorkflowCode({
    workflowsPath: resolve(__dirname, '../workflows/index'),
    logger: new DefaultLogger('WARN'),
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
