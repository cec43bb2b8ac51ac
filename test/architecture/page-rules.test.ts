import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../api/pages/desk');

/** What a file imports from the hub beyond types. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  return [...text.matchAll(/^import (?!type )[^;]*? from '(\.[^']+)';/gms)].map(
    ([, path = '']) => path,
  );
}

describe('the pages of staff', () => {
  const files = readdirSync(folder);

  it('reach cases by operations of the API, and neither store nor commands themselves', () => {
    expect(files.length).toBeGreaterThan(10);
    const found = files.flatMap((file) =>
      importsOf(file)
        .filter((path) => /\/(store|commands|routes|partners|desk)\//.test(path))
        .map((path) => `${file}: ${path}`),
    );
    expect(found).toEqual([]);
  });
});
