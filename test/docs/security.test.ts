import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const root = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');
const text = read('docs/security.md');

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

const folders =
  'activities|api|codec|config|connectors|demo|docs|domain|launch|simulators|store|test|verify|worker|workflows';

interface Named {
  readonly name: string;
  readonly isComing: boolean;
}

/** What stands between backticks, and whether the document says that it is still being built. */
const named: readonly Named[] = [...text.matchAll(/`([^`\n]+)`( _\(coming\)_)?/g)].map(
  ([, name = '', coming]) => ({ name, isComing: coming !== undefined }),
);
const files = named.filter(({ name }) => new RegExp(`^(?:${folders})/`).test(name));
const programs = named.filter(({ name }) => /^(?:verify:|npm run )/.test(name));

const isThere = ({ name }: Named) =>
  programs.some((one) => one.name === name)
    ? Object.hasOwn(scripts, name.replace('npm run ', ''))
    : existsSync(resolve(root, name));

describe('the security document', () => {
  it('names tests and programs at all', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(programs.length).toBeGreaterThan(20);
  });

  it('names no file or program that is not there, unless it is coming', () => {
    const absent = [...files, ...programs].filter((one) => !one.isComing && !isThere(one));
    expect(absent.map(({ name }) => name)).toEqual([]);
  });

  it('calls nothing coming that has come', () => {
    const come = [...files, ...programs].filter((one) => one.isComing && isThere(one));
    expect(come.map(({ name }) => name)).toEqual([]);
  });

  it('names as proof only what is a test, a program or a file', () => {
    const proofs = text.match(/[\w/.-]+\.test\.ts/g) ?? [];
    expect(proofs.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
  });

  it('has a row for every chapter of ASVS 5.0 that says what proves it, that it is open or why not', () => {
    const [, table = ''] = text.split('## ASVS 5.0');
    const rows = table.split('\n').filter((line) => line.startsWith('| V'));
    const chapters = new Set(rows.flatMap((row) => row.match(/(?<=\bV)\d+/g)?.[0] ?? []));
    expect([...chapters].map(Number)).toEqual(Array.from({ length: 17 }, (_, at) => at + 1));
    for (const row of rows) expect(row).toMatch(/`|\*\*open\*\*|n\/a|proxy/);
  });

  it('fits on a few pages', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(250);
  });
});
