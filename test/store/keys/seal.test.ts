import { createSecretKey, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { seal, unseal, UnsealError } from '../../../store/keys/seal';

const key = createSecretKey(randomBytes(32));
const place = 'dossier/OK-2026-00042/entry-1/story';
const text = Buffer.from('Een verzonnen verhaal');

describe('sealing', () => {
  it('gives back what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.string(), (bytes, context) => {
        expect(unseal(key, context, seal(key, context, bytes))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('never gives the same bytes twice, and never the text', () => {
    const sealed = Array.from({ length: 50 }, () => seal(key, place, text));
    expect(new Set(sealed.map((bytes) => bytes.toString('hex'))).size).toBe(50);
    for (const bytes of sealed) expect(bytes.includes('verhaal')).toBe(false);
  });

  it('opens under its own key and in its own place only', () => {
    const sealed = seal(key, place, text);
    const other = createSecretKey(randomBytes(32));
    expect(() => unseal(other, place, sealed)).toThrow(UnsealError);
    expect(() => unseal(key, 'dossier/OK-2026-00043/entry-1/story', sealed)).toThrow(UnsealError);
  });

  it('notices every changed bit and every cut', () => {
    const sealed = seal(key, place, text);
    for (let at = 0; at < sealed.length * 8; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(() => unseal(key, place, changed)).toThrow(UnsealError);
    }
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => unseal(key, place, sealed.subarray(0, length))).toThrow(UnsealError);
  });
});
