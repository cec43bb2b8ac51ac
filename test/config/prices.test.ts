import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPrices } from '../../config/prices';

const shipped = join(__dirname, '../../config/prices/op-koers-2022.json');

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prices-'));
  file = join(folder, 'prices.json');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const line = {
  ...{ code: 'benefit', label: 'Bijstand', unit: 'year', months: 12, cents: 1_400_000 },
  ...{ priceYear: 2022, source: 'Lijst' },
};

function errorOf(content: string): string {
  writeFileSync(file, content);
  try {
    loadPrices(file);
    return 'no error';
  } catch (error) {
    return (error as Error).message;
  }
}

const errorOfLine = (change: object) =>
  errorOf(
    JSON.stringify({ version: 'test', lines: [line, { ...line, code: 'other', ...change }] }),
  );

describe('the price list of the research', () => {
  it('is read as it stands in its file', () => {
    expect(loadPrices(shipped)).toEqual(JSON.parse(readFileSync(shipped, 'utf8')));
  });
});

describe('a price list', () => {
  it('may have a line without a price, which stays unknown', () => {
    expect(errorOfLine({ cents: undefined })).toBe('no error');
  });

  it.each([
    ['unit', 'week'],
    ['months', 121],
    ['months', 0],
    ['cents', -1],
    ['cents', 0.5],
    ['cents', '100'],
    ['priceYear', 1989],
    ['priceYear', 2200],
    ['source', ''],
    ['code', 'no code'],
  ])('with %s %p in a line is refused, and says in which file and line', (field, value) => {
    const [head, ...wrong] = errorOfLine({ [field]: value }).split('\n');
    expect(head).toBe(`The price list in ${file} is not valid:`);
    expect(wrong).toEqual([expect.stringContaining(`- lines.1.${field}: `)]);
  });

  it('is refused with everything that is wrong in it', () => {
    const text = errorOf(JSON.stringify({ lines: [{ ...line, label: undefined, colour: 'red' }] }));
    for (const field of ['version', 'lines.0.label', 'lines.0'])
      expect(text).toContain(`- ${field}:`);
  });

  it('is refused when a code is in it twice', () => {
    expect(errorOfLine({ code: 'benefit' })).toContain('- lines: must not repeat a code');
  });

  it('is refused when it is no JSON or not there', () => {
    expect(errorOf('{')).toBe(`The price list in ${file} is not JSON`);
    const none = join(folder, 'none.json');
    expect(() => loadPrices(none)).toThrow(`The price list in ${none} cannot be read`);
  });
});
