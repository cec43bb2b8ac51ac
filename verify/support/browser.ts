import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { LaunchError } from '../../launch/launch-error';
import { isProgram, programsOnPath } from '../../launch/search-path';
import type { ProofRun } from './proof';

/** A Chromium without a window; the run closes it. */
export async function openBrowser(run: ProofRun): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    // As root Chromium has no sandbox; it loads nothing but our own pages from loopback.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  run.atEnd(() => browser.close());
  return browser;
}

/** Where pictures go; it stays with `--keep`. */
export async function pictureFolder(run: ProofRun, name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `op-koers-hub-${name}-`));
  if (run.keep) run.say(`pictures in ${folder}`);
  else run.atEnd(() => rm(folder, { recursive: true }));
  return folder;
}

/** Its program; throws a LaunchError where there is none. */
export function findChromium(): string {
  const named = process.env['HUB_CHROMIUM'] ?? '';
  if (named !== '') {
    if (isProgram(named)) return named;
    throw new LaunchError('HUB_CHROMIUM names no program.');
  }
  const [found] = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) =>
    programsOnPath(name, process.env['PATH'] ?? ''),
  );
  if (found !== undefined) return found;
  throw new LaunchError(
    'No Chromium was found: install one (Debian: apt-get install chromium), or name it in HUB_CHROMIUM.',
  );
}
