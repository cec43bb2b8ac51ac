import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { download } from './download';
import { thisPlatform } from './platform';
import type { Progress, ShowProgress } from './progress';
import { isProgram, programsOnPath } from './search-path';
import { isAtLeast } from './versions';
import { readZip } from './zip-reader';

const version = 'go1.26.8';

/** The hashes of these modules in Go's public checksum database: whatever a proxy answers is compared with them. */
const hashes: Readonly<Record<string, string>> = {
  'linux-amd64': 'ZOmGe1OnfREDMIdb1Qi4G9JSuDPBLGExZMQ4nis1RXM=',
  'linux-arm64': 'sYL/O6MqS68ML0kjsQ36WoYIpJqkw60TxizWUYUKQMc=',
  'darwin-amd64': '7/9KPPN8PckcA9s91hm2jmQMhzW4KyTJXHIs45L0C9M=',
  'darwin-arm64': 'dFjGhY6f8DTsY8/rLchUTDRRfjJP4pCrGCwxvHFT2Fg=',
};

/** A Go on this machine that is new enough. */
export function installedGo(needed: string, searchPath: string): string | undefined {
  const candidates = [...programsOnPath('go', searchPath), '/usr/local/go/bin/go'];
  return candidates.filter(isProgram).find((go) => {
    // With `local` an old Go tells its own version instead of fetching another one.
    const env = { ...process.env, GOTOOLCHAIN: 'local' };
    const { stdout } = spawnSync(go, ['env', 'GOVERSION'], { encoding: 'utf8', env, cwd: '/' });
    return isAtLeast(stdout.replace(/^go/, ''), needed);
  });
}

/** Go itself, published as a module: fetched once and kept in the cache folder. */
export async function fetchGo(
  cacheDir: string,
  goProxy: string | undefined,
  showProgress: ShowProgress,
): Promise<string> {
  const platform = thisPlatform();
  if (platform === undefined) throw new Error('Go is not published as a module for this system');
  const target = join(cacheDir, version);
  const go = join(target, 'bin', 'go');
  if (existsSync(go)) return go;
  const name = `${platform.os}-${platform.arch}`;
  const zip = join(cacheDir, `.${version}-${process.pid}.zip`);
  mkdirSync(cacheDir, { recursive: true });
  const progress = showProgress(`Fetching Go (${version}), to build the Temporal server`);
  try {
    await downloadFromAny(proxiesOf(goProxy), `v0.0.1-${version}.${name}.zip`, zip, progress);
    await unpack(zip, target, hashes[name] ?? '', progress);
    progress.done('ready');
  } catch (error) {
    progress.failed();
    throw error;
  } finally {
    rmSync(zip, { force: true });
  }
  return go;
}

/** GOPROXY is a list; `direct` and `off` are not places to fetch from. Nobody is asked whom nobody named. */
export function proxiesOf(goProxy = ''): string[] {
  return goProxy
    .split(/[,|]/)
    .map((entry) => entry.trim().replace(/\/+$/, ''))
    .filter((entry) => /^https?:/.test(entry));
}

async function downloadFromAny(
  proxies: readonly string[],
  name: string,
  file: string,
  progress: Progress,
): Promise<void> {
  if (proxies.length === 0) throw new Error('GOPROXY names no server to fetch Go from');
  const reasons: string[] = [];
  for (const proxy of proxies) {
    try {
      await download(`${proxy}/golang.org/toolchain/@v/${name}`, file, progress);
      return;
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(reasons.join('; '));
}

async function unpack(
  zip: string,
  target: string,
  expected: string,
  progress: Progress,
): Promise<void> {
  const unfinished = join(dirname(target), `.${version}-${process.pid}`);
  const sums: string[] = [];
  try {
    for await (const { name, data } of readZip(zip)) {
      const sum = createHash('sha256').update(data).digest('hex');
      sums.push(`${name}\0${sum}`);
      writeEntry(unfinished, name, data);
      progress.update(`${sums.length} files unpacked`);
    }
    if (moduleHash(sums) !== expected) {
      throw new Error('the Go that was fetched differs from the published one');
    }
    renameSync(unfinished, target);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Names begin with `module@version/`; module zips carry no permissions. */
function writeEntry(folder: string, name: string, data: Buffer): void {
  const path = name.slice(name.indexOf('@') + 1).replace(/^[^/]*\//, '');
  const file = join(folder, path);
  if (!file.startsWith(folder + sep)) throw new Error(`unexpected file name in the zip: ${name}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, data);
  if (/^(bin|pkg\/tool)\//.test(path)) chmodSync(file, 0o755);
}

/** Go's `h1:` hash: a hash over the sorted list of the files' hashes and names. */
export function moduleHash(sums: readonly string[]): string {
  const lines = sums.toSorted().map((entry) => {
    const [name = '', sum = ''] = entry.split('\0');
    return `${sum}  ${name}\n`;
  });
  return createHash('sha256').update(lines.join('')).digest('base64');
}
