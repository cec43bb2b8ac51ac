import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeFailure } from './launch-error';
import { readSettings } from './launch-settings';
import { nodePart } from './part';
import { embeddedUrl } from './postgres';
import { keptKeyRing } from './secret-file';
import { ending, spawnPart } from './spawn-part';

/** Process entry of `npm run keys`: finds database and ring as npm start does, and hands over to the store. */
async function main(): Promise<void> {
  const { dataDir, ports, given, mode } = readSettings(process.env);
  const ringFile = join(dataDir, 'key-ring');
  const part = nodePart('keys', 'store/manage-keys.js', {
    HUB_MODE: mode,
    DATABASE_URL: given.databaseUrl ?? embeddedUrl(dataDir, ports.postgres),
    ...ringOf(given.keyRing, ringFile),
  });
  const program = { ...part.program, args: process.argv.slice(2) };
  const outcome = await ending(spawnPart({ ...part, program }));
  process.exitCode = outcome === 'ended with exit code 0' ? 0 : 1;
}

/** A database of npm start has a ring of npm start; any other must name its own. */
function ringOf(given: string | undefined, file: string): NodeJS.ProcessEnv {
  const ring = given ?? (existsSync(file) ? keptKeyRing(file) : undefined);
  return ring === undefined ? {} : { HUB_KEY_RING: ring };
}

main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});
