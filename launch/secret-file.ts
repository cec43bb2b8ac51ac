import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** A generated secret that stays the same; only the owner may read the file. */
export function keptSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, newSecret(), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
