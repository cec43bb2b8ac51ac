import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { rooms } from './rooms.mjs';
import { root, runStep } from './run-step.mjs';

const dist = join(root, 'dist');
const typescript = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

const bundleWith = join(dist, 'worker', 'build-workflow-bundle.js');
const bundle = join(dist, 'workflow-bundle.js');

const settings = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
const bundleInputs = ['codec', 'domain', 'workflows', 'worker'];

/** Compiles what changed. The stamps in dist/ say which sources dist/ was made from. */
export async function build() {
  await whenChanged('compiled', rooms, compile);
  await whenChanged('bundled', bundleInputs, bundleWorkflows);
}

async function whenChanged(name, folders, action) {
  const stampFile = join(dist, `.${name}`);
  const stamp = hashOf([...settings, ...folders.flatMap((folder) => sourcesIn(folder))]);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  rmSync(stampFile, { force: true });
  await action();
  writeFileSync(stampFile, stamp);
}

async function compile() {
  const args = [typescript, '-p', 'tsconfig.build.json'];
  await runStep({ title: 'Compiling', program: process.execPath, args });
  copyStylesheets();
  removeLeftovers();
}

/** The pages read their own stylesheets beside their program. */
function copyStylesheets() {
  for (const file of filesIn(join(root, 'api'))) {
    if (file.endsWith('.css')) copyFileSync(file, join(dist, relative(root, file)));
  }
}

async function bundleWorkflows() {
  const args = [bundleWith, bundle];
  await runStep({ title: 'Bundling the workflows', program: process.execPath, args });
}

/** What was compiled from a source that is gone must not be found by anyone. */
function removeLeftovers() {
  for (const file of filesIn(dist)) {
    if (file !== bundle && isLeftover(join(root, relative(dist, file)))) rmSync(file);
  }
}

function isLeftover(path) {
  if (path.endsWith('.css')) return !existsSync(path);
  const [program] = /^.+(?=\.js(\.map)?$)/.exec(path) ?? [];
  return program !== undefined && !['.ts', '.tsx'].some((ending) => existsSync(program + ending));
}

function sourcesIn(folder) {
  return filesIn(join(root, folder))
    .filter((file) => /\.(tsx?|css)$/.test(file))
    .map((file) => relative(root, file));
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}
