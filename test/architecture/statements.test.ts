import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');

describe('statements to the database', () => {
  const rooms = ['activities', 'api', 'codec', 'config', 'connectors', 'store', 'worker'];
  const sources = rooms.flatMap((room) =>
    readdirSync(resolve(root, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${room}/${path}`),
  );

  it('never have a value within their text', () => {
    const parts =
      /\bsql\.(raw|lit)\b|\.query\(\s*`[^`]*\$\{(?!next\.escapeIdentifier\()|CompiledQuery\.raw/;
    expect(sources.length).toBeGreaterThan(200);
    expect(sources.filter((path) => parts.test(readFileSync(resolve(root, path), 'utf8')))).toEqual(
      [],
    );
  });
});
