import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** A generated secret that stays the same; only the owner may read the file. */
export function keptSecret(file: string): string {
  return kept(file, newSecret);
}

/** The same, as a ring of one key. */
export function keptKeyRing(file: string): string {
  return kept(file, () => `own-1=${randomBytes(32).toString('base64url')}`);
}

function kept(file: string, make: () => string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

/** Writes a file only its owner may read, at once or not at all. */
export function writeSecretFile(file: string, content: string): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
