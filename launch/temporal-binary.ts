import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './cache-dir';
import { LaunchError } from './launch-error';
import type { ShowProgress } from './progress';
import { programsOnPath } from './search-path';
import { buildTemporal } from './temporal-build';
import { downloadTemporal } from './temporal-download';
import { isAtLeast } from './versions';

const temporalVersion = '1.8.2';
const neededServer = '1.31';

/** The ways to get the program; `fetch` and `build` write it to the path they are given. */
export interface TemporalSources {
  readonly onPath: readonly string[];
  /** Where a program that was fetched or built is kept. */
  readonly cached: string;
  readonly serverVersion: (binary: string) => string | undefined;
  readonly fetch: (target: string) => Promise<void>;
  readonly build: (target: string) => Promise<void>;
}

export function temporalSources(
  env: NodeJS.ProcessEnv,
  showProgress: ShowProgress,
): TemporalSources {
  const cache = cacheDir(env);
  return {
    onPath: programsOnPath('temporal', env['PATH'] ?? ''),
    cached: join(cache, `temporal-${temporalVersion}`, 'temporal'),
    serverVersion: serverVersionOf,
    fetch: (target) => downloadTemporal({ version: temporalVersion, target, showProgress }),
    build: (target) => buildTemporal({ target, cacheDir: cache, env, showProgress }),
  };
}

/** The first of: on the PATH, kept from before, the makers' download, built with Go. */
export async function findTemporalBinary(sources: TemporalSources): Promise<string> {
  const reasons: string[] = [];
  for (const candidate of [...sources.onPath, sources.cached]) {
    if (candidate === sources.cached && !existsSync(candidate)) continue;
    const version = sources.serverVersion(candidate);
    if (version !== undefined && isAtLeast(version, neededServer)) return candidate;
    reasons.push(`${candidate}: server ${version ?? 'unknown'}, needed ${neededServer} or newer`);
  }
  const ways = { 'the download': sources.fetch, 'building with Go': sources.build };
  for (const [name, obtain] of Object.entries(ways)) {
    try {
      return await keep(sources, obtain);
    } catch (error) {
      reasons.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new LaunchError(explain(reasons));
}

/** Made under another name and renamed when it works, so that the kept program is always whole. */
async function keep(
  sources: TemporalSources,
  obtain: (target: string) => Promise<void>,
): Promise<string> {
  const folder = join(sources.cached, '..');
  const unfinished = join(folder, `.temporal-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    await obtain(unfinished);
    const version = sources.serverVersion(unfinished);
    if (version === undefined || !isAtLeast(version, neededServer)) {
      throw new Error('the result does not run here or is too old');
    }
    renameSync(unfinished, sources.cached);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return sources.cached;
}

function serverVersionOf(binary: string): string | undefined {
  const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return status === 0 ? /Server (\d+\.\d+[^\s,)]*)/.exec(stdout)?.[1] : undefined;
}

function explain(reasons: readonly string[]): string {
  return [
    'No Temporal server could be found or made. What was tried:',
    ...reasons.map((reason) => `  - ${reason}`),
    'Choose one of these:',
    '  - set TEMPORAL_ADDRESS to a server that runs already',
    `  - put the program "temporal" (CLI ${temporalVersion}) on the PATH: https://docs.temporal.io/cli`,
    '  - allow access to https://temporal.download, or set GOPROXY to a Go module proxy you can reach',
    '  - install Go 1.26.4 or newer',
  ].join('\n');
}
