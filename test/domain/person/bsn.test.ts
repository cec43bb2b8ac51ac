import { isBsn } from '../../../domain/person/bsn';

describe('a burgerservicenummer', () => {
  it.each(['111222333', '123456782', '999990019'])('passes the eleven-proof: %s', (bsn) => {
    expect(isBsn(bsn)).toBe(true);
  });

  it.each([
    ['a wrong last digit', '123456783'],
    ['nothing but zeroes', '000000000'],
    ['eight digits', '12345678'],
    ['ten digits', '1234567820'],
    ['spaces', '123 456 782'],
    ['dots', '1234.56.782'],
    ['a line end', '123456782\n'],
    ['digits of another script', '١٢٣٤٥٦٧٨٢'],
    ['nothing', ''],
  ])('is none with %s', (_what, text) => {
    expect(isBsn(text)).toBe(false);
  });

  it('is none any more when one digit of it changes', () => {
    const near = '123456782'.split('').flatMap((digit, at) =>
      '0123456789'
        .split('')
        .filter((other) => other !== digit)
        .map((other) => `${'123456782'.slice(0, at)}${other}${'123456782'.slice(at + 1)}`),
    );
    expect(near).toHaveLength(81);
    expect(near.filter(isBsn)).toEqual([]);
  });
});
