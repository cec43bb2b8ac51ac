import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const api = join(__dirname, '../../api');
const folders = ['pages/desk', 'pages/leader'];

/** What a file imports from the hub beyond types, as seen from `api/`. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(api, file), 'utf8');
  return [...text.matchAll(/^import (?!type )[^;]*? from '(\.[^']+)';/gms)].map(([, path = '']) =>
    join(dirname(file), path),
  );
}

describe('the pages of staff', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(join(api, folder)).map((file) => join(folder, file)),
  );

  it('reach cases by operations of the API, and neither store nor commands themselves', () => {
    expect(files.length).toBeGreaterThan(10);
    const found = files.flatMap((file) =>
      importsOf(file)
        .filter((path) => /^(\.\.\/)?(store|commands|routes|partners|desk)\//.test(path))
        .map((path) => `${file}: ${path}`),
    );
    expect(found).toEqual([]);
  });
});
