import { readFileSync } from 'node:fs';

/** The value of a variable, or the content of the file that `<NAME>_FILE` points to; the file wins. */
export function readSecret(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  if (file !== undefined && file !== '') return readFileSync(file, 'utf8').trim();
  const value = env[name];
  return value === '' ? undefined : value;
}
