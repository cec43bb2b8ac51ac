import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runStep } from './run-step.mjs';

const modules = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
const stampFile = join(modules, '.hub-install-stamp');

/** Installs exactly what package-lock.json says, unless that was done before. */
export async function install() {
  const stamp = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (isInstalled(stamp)) return;
  const [program, ...args] = npm();
  const command = [...args, 'ci', '--no-progress'];
  await runStep({ title: 'Installing packages', program, args: command, count: countPackages });
  writeFileSync(stampFile, stamp);
}

function isInstalled(stamp) {
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === stamp;
  if (!isInstalledByHand()) return false;
  writeFileSync(stampFile, stamp);
  return true;
}

/** npm writes its own list last, so one that is newer than the lock file comes from a complete installation of it. */
function isInstalledByHand() {
  const own = join(modules, '.package-lock.json');
  const hasDevelopmentPackages = existsSync(join(modules, 'typescript', 'package.json'));
  return (
    hasDevelopmentPackages && existsSync(own) && statSync(own).mtimeMs >= statSync(lockFile).mtimeMs
  );
}

/** The npm that started us, so that an unusual installation works as well. */
function npm() {
  const path = process.env.npm_execpath;
  return path !== undefined && path.endsWith('.js') ? [process.execPath, path] : ['npm'];
}

function countPackages() {
  if (!existsSync(modules)) return '';
  const names = readdirSync(modules);
  const scoped = names.filter((name) => name.startsWith('@'));
  const inScopes = scoped.map((scope) => readdirSync(join(modules, scope)).length);
  const total = inScopes.reduce((sum, count) => sum + count, names.length - scoped.length);
  return `${total} packages`;
}
