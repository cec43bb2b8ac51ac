import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { download } from './download';
import { thisPlatform } from './platform';
import type { ShowProgress } from './progress';

/** The makers' own download, an archive that holds the program. */
export async function downloadTemporal(options: {
  version: string;
  target: string;
  showProgress: ShowProgress;
}): Promise<void> {
  const { version, target, showProgress } = options;
  const platform = thisPlatform();
  if (platform === undefined) throw new Error('no download is published for this system');
  const { os, arch } = platform;
  const url = `https://temporal.download/cli/archive/v${version}?platform=${os}&arch=${arch}`;
  const folder = `${target}.unpack`;
  const archive = join(folder, 'temporal.tar.gz');
  const progress = showProgress('Fetching the Temporal server');
  try {
    mkdirSync(folder, { recursive: true });
    await download(url, archive, progress);
    const { status, stderr } = spawnSync('tar', ['-xzf', archive, '-C', folder, 'temporal'], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the archive could not be unpacked: ${stderr.trim()}`);
    renameSync(join(folder, 'temporal'), target);
    progress.done('ready');
  } catch (error) {
    progress.failed();
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
