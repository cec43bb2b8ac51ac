import { createSecretKey, randomBytes } from 'node:crypto';
import { unwrapKey, wrapKey, type RingKey } from '../../../store/keys/key-ring';

const ringKey = (id: string): RingKey => ({ id, bytes: randomBytes(32) });
const [older, newer] = [ringKey('own-1'), ringKey('own-2')];
const owner = { keyId: 'k-1', caseNumber: 'OK-2026-00042' };
const key = createSecretKey(randomBytes(32));

describe('the key ring', () => {
  it('unwraps with an older key what it wrapped when that one was first', () => {
    const wrapped = wrapKey([older], owner, key);
    expect(wrapped.wrappedBy).toBe('own-1');
    expect(unwrapKey([newer, older], owner, wrapped).equals(key)).toBe(true);
    expect(wrapKey([newer, older], owner, key).wrappedBy).toBe('own-2');
  });

  it('names the key that is missing', () => {
    const wrapped = wrapKey([older], owner, key);
    expect(() => unwrapKey([newer], owner, wrapped)).toThrow('no key named own-1');
  });

  it.each([
    ['another case', { keyId: 'k-1', caseNumber: 'OK-2026-00043' }],
    ['another key', { keyId: 'k-2', caseNumber: 'OK-2026-00042' }],
    ['no case', { keyId: 'k-1', caseNumber: undefined }],
  ])('opens no wrapped key that was put into the row of %s', (_which, other) => {
    expect(() => unwrapKey([older], other, wrapKey([older], owner, key))).toThrow('sealed under');
  });
});
