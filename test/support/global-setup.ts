import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { showProgress } from '../../launch/progress';
import { repoRoot } from '../../launch/repo-root';
import { startThrowAwayServers, type ThrowAwayServers } from '../../launch/throw-away-servers';
import { bundleWorkflows } from '../../worker/bundle-workflows';

declare global {
  var testServers: ThrowAwayServers | undefined;
}

/** One Temporal, one PostgreSQL and one workflow bundle for the whole run; tests find them by three variables. */
export default async function globalSetup(): Promise<void> {
  const servers = await startThrowAwayServers({
    env: process.env,
    say: console.error,
    showProgress,
  });
  globalThis.testServers = servers;
  endOnSignals(servers);
  const bundle = join(servers.folder, 'workflow-bundle.js');
  try {
    writeFileSync(bundle, await bundleWorkflows(join(repoRoot, 'workflows', 'index.ts')));
  } catch (error) {
    // jest calls no teardown when the setup fails.
    await servers.stop();
    throw error;
  }
  process.env['TEMPORAL_ADDRESS'] = servers.temporalAddress;
  process.env['TEST_DATABASE_URL'] = servers.databaseUrl;
  process.env['WORKFLOW_BUNDLE'] = bundle;
}

/** A Ctrl-C ends jest without its teardown. */
function endOnSignals(servers: ThrowAwayServers): void {
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(name, () => {
      void servers.stop().finally(() => process.exit(code));
    });
  }
}
