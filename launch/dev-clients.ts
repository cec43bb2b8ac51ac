import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { devMembers } from './dev-members';
import { keptSecret, newSecret, writeSecretFile } from './secret-file';

const SecretsSchema = z.record(z.string(), z.string());

/** One client per member; the client id is the member's code. */
export type ClientSecrets = Readonly<Record<string, string>>;

/** The client with which people sign in to the pages. */
export const deskClientId = 'op-koers-desk';

export function deskClientSecret(dataDir: string): string {
  return keptSecret(join(dataDir, 'issuer', 'desk-secret'));
}

export function clientsFile(dataDir: string): string {
  return join(dataDir, 'issuer', 'clients.json');
}

export function readClientSecrets(file: string): ClientSecrets {
  return SecretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Keeps the secrets there are and makes those that are missing. */
export function keepClientSecrets(file: string): ClientSecrets {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const known = existsSync(file) ? readClientSecrets(file) : {};
  const secrets = Object.fromEntries(
    Object.keys(devMembers).map((code) => [code, known[code] ?? newSecret()]),
  );
  writeSecretFile(file, JSON.stringify(secrets, undefined, 2));
  return secrets;
}
