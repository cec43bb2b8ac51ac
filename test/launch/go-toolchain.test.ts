import { createHash } from 'node:crypto';
import { moduleHash, proxiesOf } from '../../launch/go-toolchain';
import { isAtLeast } from '../../launch/versions';

describe('fetching Go as a module', () => {
  it('asks the servers that GOPROXY names, in their order', () => {
    expect(proxiesOf('https://one.example/,direct')).toEqual(['https://one.example']);
    expect(proxiesOf('https://one.example|http://two.example,off')).toEqual([
      'https://one.example',
      'http://two.example',
    ]);
  });

  it('asks nobody when GOPROXY is not set or forbids it', () => {
    expect(proxiesOf(undefined)).toEqual([]);
    expect(proxiesOf('')).toEqual([]);
    expect(proxiesOf('off')).toEqual([]);
  });

  it('hashes a module over its files sorted by name', () => {
    const expected = createHash('sha256').update('11  m@v1/a\n22  m@v1/b\n').digest('base64');
    expect(moduleHash(['m@v1/b\u000022', 'm@v1/a\u000011'])).toBe(expected);
  });
});

describe('comparing versions', () => {
  it.each([
    ['1.31.2', '1.31', true],
    ['1.31', '1.31.0', true],
    ['1.9.0', '1.31', false],
    ['2.0', '1.31', true],
    ['1.26.3', '1.26.4', false],
    ['unknown', '1.31', false],
  ])('%s is at least %s: %s', (version, needed, expected) => {
    expect(isAtLeast(version, needed)).toBe(expected);
  });
});
