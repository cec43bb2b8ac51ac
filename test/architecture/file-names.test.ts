import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const rooms = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^\.|^(node_modules|dist|coverage)$/.test(entry.name))
  .map((entry) => entry.name);
const sources = rooms
  .flatMap((room) => readdirSync(resolve(root, room), { recursive: true, encoding: 'utf8' }))
  .filter((path) => /\.(m|c)?[jt]sx?$/.test(path));

describe('the name of a source file', () => {
  it('is kebab-case', () => {
    const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.(m|c)?[jt]sx?$/;
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((path) => !kebabCase.test(basename(path)))).toEqual([]);
  });

  it('says what is inside', () => {
    const saysNothing = /(^|[-/])(utils?|helpers?|manager|service|common|shared|misc)([-./]|$)/;
    expect(sources.filter((path) => saysNothing.test(path))).toEqual([]);
  });
});
