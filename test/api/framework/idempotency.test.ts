import fc from 'fast-check';
import { fingerprintOf } from '../../../api/framework/fingerprint';
import { readIdempotencyKey } from '../../../api/framework/idempotency-key';

const read = (header: string) => {
  const reading = readIdempotencyKey(header, true);
  return 'key' in reading ? reading.key : reading.error.code;
};

describe('the Idempotency-Key header', () => {
  it.each([
    ['plain-key-1', 'plain-key-1'],
    ['7b7c0c3e-5f0e-4a6c-9f0a-2f6a3f0e9b11', '7b7c0c3e-5f0e-4a6c-9f0a-2f6a3f0e9b11'],
    ['"quoted-key"', 'quoted-key'],
    ['"with\\"quote"', 'with"quote'],
    ['"back\\\\slash"', 'back\\slash'],
    ['a'.repeat(128), 'a'.repeat(128)],
    ['exactly8', 'exactly8'],
  ])('may be %s', (header, key) => {
    expect(read(header)).toBe(key);
  });

  it.each([
    '',
    'short',
    'a'.repeat(129),
    '"short"',
    '"has a space"',
    'has a space',
    '"unfinished',
    'unfinished"',
    '"bad\\escape"',
    '"two-keys-1", "two-keys-2"',
    'two-keys-1, two-keys-2',
    '"parameter-1";a=b',
    'caf\u00e9-caf\u00e9',
    'tab\tinside',
  ])('may not be %s', (header) => {
    expect(read(header)).toBe('WRONG_FORMAT');
  });

  it('is missed only where it is required', () => {
    expect(readIdempotencyKey(undefined, false)).toEqual({ key: undefined });
    expect(readIdempotencyKey(undefined, true)).toEqual({
      error: {
        in: 'header',
        pointer: '/Idempotency-Key',
        code: 'REQUIRED',
        detail: 'This request needs an Idempotency-Key.',
      },
    });
  });
});

describe('the fingerprint of a request', () => {
  const body = { b: [1, { d: null, c: 'x' }], a: true };

  it('does not depend on the order of keys', () => {
    const other = { a: true, b: [1, { c: 'x', d: null }] };
    expect(fingerprintOf('post', '/v1/x', body)).toBe(fingerprintOf('POST', '/v1/x', other));
  });

  it('depends on method, path, values, types and the order of lists', () => {
    const others = [
      fingerprintOf('put', '/v1/x', body),
      fingerprintOf('post', '/v1/y', body),
      fingerprintOf('post', '/v1/x', { ...body, a: 'true' }),
      fingerprintOf('post', '/v1/x', { ...body, b: [...body.b].reverse() }),
      fingerprintOf('post', '/v1/x', undefined),
      fingerprintOf('post', '/v1/x', null),
      fingerprintOf('post', '/v1/x', {}),
    ];
    expect(new Set([fingerprintOf('post', '/v1/x', body), ...others]).size).toBe(8);
  });

  it('is the same exactly when the JSON is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const isSame = fingerprintOf('post', '/', one) === fingerprintOf('post', '/', other);
        const normal = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
        expect(isSame).toBe(isEqual(normal(one), normal(other)));
      }),
    );
  });
});

function isEqual(one: unknown, other: unknown): boolean {
  try {
    expect(one).toStrictEqual(other);
    return true;
  } catch {
    return false;
  }
}
