import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { newSecret } from './secret-file';

export const signingAlgorithm = 'ES256';

const KeySchema = z.looseObject({ kid: z.string() });

/** The issuer's signing key as a JWK; kept, so that tokens survive a restart. */
export function keptSigningKey(dataDir: string): object {
  const file = join(dataDir, 'issuer', 'signing-key.json');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(newKey()), { mode: 0o600, flag: 'wx' });
  }
  return KeySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function newKey(): object {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateKey.export({ format: 'jwk' });
  return { ...jwk, kid: newSecret().slice(0, 12), use: 'sig', alg: signingAlgorithm };
}
