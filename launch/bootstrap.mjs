// Plain JavaScript without dependencies: this runs before anything is installed.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from './build.mjs';
import { check } from './check.mjs';
import { install } from './install.mjs';
import { root, runStep } from './run-step.mjs';

const usage = `Usage: node launch/bootstrap.mjs <command>
  start               the whole hub on this machine
  test [jest options] all tests, on a real Temporal server and a real PostgreSQL
  check               types, lint, format, dependency rules, dead code
  build               compiles to dist/
  run <file> [args]   a program below dist/`;

const commands = {
  start: async () => {
    await build();
    become(compiled('launch/start.js'), []);
  },
  test: async (args) => {
    await build();
    const obtain = [compiled('launch/obtain-temporal.js')];
    await runStep({ title: 'Temporal', program: process.execPath, args: obtain, output: 'shown' });
    become(join(root, 'node_modules', 'jest', 'bin', 'jest.js'), args);
  },
  check,
  build,
  run: async ([file = '', ...args]) => {
    await build();
    become(compiled(file), args);
  },
};

/** The engines of package.json; npm tells about them late and less clearly. */
function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const needed = { 20: 19, 22: 13, 24: 9 }[major] ?? (major > 24 ? 0 : Infinity);
  if (minor >= needed) return;
  throw new Error(
    `This is Node ${process.versions.node}; the hub needs 20.19, 22.13 or 24.9 and what follows them. Install one of those: https://nodejs.org`,
  );
}

function compiled(file) {
  const path = join(root, 'dist', file);
  if (!file.endsWith('.js') || !existsSync(path)) throw new Error(`There is no dist/${file}.`);
  return path;
}

/** Goes on as another program in this same process, so that signals and exit codes need no passing on. */
function become(file, args) {
  process.argv = [process.argv[0], file, ...args];
  createRequire(import.meta.url)('node:module').runMain();
}

async function main([name, ...args]) {
  checkNodeVersion();
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (command === undefined) throw new Error(usage);
  await install();
  await command(args);
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`\n${error.message}\n`);
  process.exit(1);
});
