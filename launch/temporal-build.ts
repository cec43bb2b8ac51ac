import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { rootCertificates } from 'node:tls';
import { fetchGo, installedGo } from './go-toolchain';
import type { Progress, ShowProgress } from './progress';
import { repoRoot } from './repo-root';

const moduleDir = join(repoRoot, 'tools', 'temporal');
const mainPackage = 'github.com/temporalio/cli/cmd/temporal';
const keptLines = 15;

/** Where the usual systems keep the certificates they trust. */
const trustedCertificates = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** Builds the server from the module whose go.sum is in this repository; minutes when nothing is cached. */
export async function buildTemporal(options: {
  target: string;
  cacheDir: string;
  env: NodeJS.ProcessEnv;
  showProgress: ShowProgress;
}): Promise<void> {
  const { target, cacheDir, env, showProgress } = options;
  const installed = installedGo(neededGo(), env['PATH'] ?? '');
  const go = installed ?? (await fetchGo(cacheDir, env['GOPROXY'], showProgress));
  const buildEnv = {
    ...env,
    CGO_ENABLED: '0',
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
    GOFLAGS: '-mod=readonly -buildvcs=false -modcacherw',
    ...(installed === undefined && ownFolders(cacheDir)),
    ...certificates(cacheDir, env),
  };
  const progress = showProgress(
    'Building the Temporal server (once; 5 minutes on a small machine)',
  );
  try {
    await runGo(go, ['build', '-v', '-o', target, mainPackage], buildEnv, progress);
    progress.done('ready');
  } catch (error) {
    progress.failed();
    throw error;
  }
}

function neededGo(): string {
  const mod = readFileSync(join(moduleDir, 'go.mod'), 'utf8');
  return /^go (\S+)$/m.exec(mod)?.[1] ?? '';
}

/** Someone without Go does not expect gigabytes in a folder named ~/go. */
function ownFolders(cacheDir: string): NodeJS.ProcessEnv {
  return { GOPATH: join(cacheDir, 'go'), GOCACHE: join(cacheDir, 'go-build') };
}

/** Go trusts what the system trusts, and a bare image trusts nothing; Node brings its own list. */
function certificates(cacheDir: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isKnown = env['SSL_CERT_FILE'] !== undefined || trustedCertificates.some(existsSync);
  if (process.platform !== 'linux' || isKnown) return {};
  const file = join(cacheDir, 'certificates.pem');
  const extra = env['NODE_EXTRA_CA_CERTS'];
  const own = extra !== undefined && existsSync(extra) ? [readFileSync(extra, 'utf8')] : [];
  writeFileSync(file, [...rootCertificates, ...own].join('\n'));
  return { SSL_CERT_FILE: file };
}

async function runGo(
  go: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<void> {
  const child = spawn(go, args, { cwd: moduleDir, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const endWithUs = () => {
    child.kill();
  };
  process.once('exit', endWithUs);
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('close', (code, signal) => {
      resolve(code ?? String(signal));
    });
  });
  const last: string[] = [];
  let [modules, packages] = [0, 0];
  for await (const line of createInterface({ input: child.stderr })) {
    if (line.startsWith('go: downloading ')) modules += 1;
    else packages += 1;
    last.push(line);
    if (last.length > keptLines) last.shift();
    progress.update(`${modules} modules fetched, ${packages} packages compiled`);
  }
  const outcome = await ended;
  process.off('exit', endWithUs);
  if (outcome !== 0) throw new Error(`go build ended with ${outcome}:\n${last.join('\n')}`);
}
