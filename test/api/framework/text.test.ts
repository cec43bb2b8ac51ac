import { date, instant, line, slug, text } from '../../../api/schemas/text';

const outcome = (
  schema: { safeParse(value: unknown): ReturnType<typeof instant.safeParse> },
  value: unknown,
) => {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  return error.issues.map((issue) =>
    issue.code === 'custom' ? String(issue.params?.['code']) : issue.code,
  );
};

describe('a text', () => {
  it.each([
    ['trimmed', '  a b  ', 'a b'],
    ['in NFC', 'e\u0301', '\u00e9'],
    ['with line feeds only', 'a\r\nb\nc', 'a\nb\nc'],
    ['with tabs', 'a\tb', 'a\tb'],
    [
      'with emoji',
      '\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67',
      '\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67',
    ],
    ['in Arabic', '\u0645\u0631\u062d\u0628\u0627', '\u0645\u0631\u062d\u0628\u0627'],
    ['with what looks like markup', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['as long as it may be', 'x'.repeat(100), 'x'.repeat(100)],
    ['that is longer only before it is trimmed', ` ${'x'.repeat(100)} `, 'x'.repeat(100)],
  ])('is kept %s', (_how, value, kept) => {
    expect(outcome(text(100), value)).toBe(kept);
  });

  it.each([
    ['empty', '', ['too_small']],
    ['only spaces', ' \n\t ', ['too_small']],
    ['too long', 'x'.repeat(101), ['too_big']],
    ['invisible', '\u200b\u2060', ['NOTHING_VISIBLE']],
    ['with a null character', 'a\0b', ['CONTROL_CHARACTER']],
    ['with an escape', 'a\u001b[31m', ['CONTROL_CHARACTER']],
    ['with a lone carriage return', 'a\rb', ['CONTROL_CHARACTER']],
    ['with a C1 control', 'a\u0085b', ['CONTROL_CHARACTER']],
    ['turned around', 'a\u202eb', ['BIDI_OVERRIDE']],
    ['with an isolate', 'a\u2066b', ['BIDI_OVERRIDE']],
    ['with half a character', 'a\ud800', ['HALF_CHARACTER']],
    ['no text', 7, ['invalid_type']],
  ])('is refused when it is %s', (_what, value, codes) => {
    expect(outcome(text(100), value)).toEqual(codes);
  });

  it.each(['a\nb', 'a\tb', 'a\u2028b', 'a\u2029b', 'a\r\nb'])('is no line with %j', (value) => {
    expect(outcome(line(100), value)).toEqual(['CONTROL_CHARACTER']);
  });

  it('of one line is a line', () => {
    expect(outcome(line(3), ' a b ')).toBe('a b');
  });
});

describe('a slug', () => {
  it.each(['a', 'OK-2026-00042', 'a.b_c', '7'])('may be %s', (value) => {
    expect(outcome(slug(20), value)).toBe(value);
  });

  it.each(['', '-a', '.a', 'a b', 'a/b', 'a\n', '\u00e9', 'x'.repeat(21)])(
    'may not be %j',
    (value) => {
      expect(outcome(slug(20), value)).toEqual(expect.any(Array));
    },
  );
});

describe('an instant', () => {
  it.each([
    ['2026-03-02T10:00:00+01:00', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02T10:00:00Z', '2026-03-02T10:00:00.000Z'],
    ['2026-03-02T10:00:00.1234567Z', '2026-03-02T10:00:00.123Z'],
    ['2026-01-01T00:30:00+14:00', '2025-12-31T10:30:00.000Z'],
  ])('%s is kept as %s', (value, kept) => {
    expect(outcome(instant, value)).toBe(kept);
  });

  it.each([
    '2026-03-02T10:00:00',
    '2026-03-02T10:00Z',
    '2026-03-02',
    '2026-02-30T10:00:00Z',
    '2026-03-02T25:00:00Z',
    '2026-03-02 10:00:00Z',
    'tomorrow',
    '',
    1_772_445_600_000,
    '1899-12-31T23:59:59Z',
    '2200-01-01T00:00:00Z',
    '0000-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-14:00',
  ])('may not be %s', (value) => {
    expect(outcome(instant, value)).toHaveLength(1);
  });
});

describe('a date', () => {
  it.each(['2026-03-02', '2028-02-29', '1900-01-01'])('may be %s', (value) => {
    expect(outcome(date, value)).toBe(value);
  });

  it.each(['2027-02-29', '2026-3-2', '02-03-2026', '2026-03-02T00:00:00Z', '', '1899-12-31'])(
    'may not be %s',
    (value) => {
      expect(outcome(date, value)).toHaveLength(1);
    },
  );
});
