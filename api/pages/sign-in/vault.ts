import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import { z } from 'zod';

/** Locks values away where others keep them: in a browser or a table. */
export interface Vault {
  lock(value: object): Promise<string>;
  /** Undefined for what this vault did not lock, or what has another shape. */
  open<S extends z.ZodType>(locked: string, schema: S): Promise<z.output<S> | undefined>;
}

/** A vault per purpose: what one of them locked opens in no other. */
export function createVault(secret: string, purpose: string): Vault {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    lock: (value) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key),
    async open(locked, schema) {
      try {
        const { plaintext } = await compactDecrypt(locked, key, {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        });
        return schema.parse(JSON.parse(new TextDecoder().decode(plaintext)));
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined;
        throw error;
      }
    },
  };
}
