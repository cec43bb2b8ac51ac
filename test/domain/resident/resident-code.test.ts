import {
  codeCharacters,
  readBirthYear,
  readCode,
  writtenCode,
} from '../../../domain/resident/resident-code';

describe('a code', () => {
  it('has 32 characters to choose from, and none that is taken for another', () => {
    expect(new Set(codeCharacters).size).toBe(32);
    expect(codeCharacters).not.toMatch(/[ILOU]/);
  });

  it.each(['7KQ4M9TX', '7kq4-m9tx', ' 7KQ4 M9TX '])('is read however it is typed: %s', (typed) => {
    expect(readCode(typed)).toBe('7KQ4M9TX');
  });

  it('is read with what people see in it', () => {
    expect(readCode('OILo-0000')).toBe('01100000');
  });

  it.each(['', '7KQ4M9T', '7KQ4M9TXX', '7KQ4M9T!', 'UUUUUUUU'])('is none: %j', (typed) => {
    expect(readCode(typed)).toBeUndefined();
  });

  it('is written in two halves', () => {
    expect(writtenCode('7KQ4M9TX')).toBe('7KQ4-M9TX');
  });
});

describe('a year of birth', () => {
  it.each([
    ['1985', 1985],
    [' 2004 ', 2004],
    ['85', undefined],
    ['1885', undefined],
    ['', undefined],
  ])('%j is read as %p', (typed, year) => {
    expect(readBirthYear(typed)).toBe(year);
  });
});
