import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { LaunchError } from './launch-error';
import type { Account } from './part';

const userName = 'postgres';

/** PostgreSQL refuses to run as root, so then it runs as the system user `postgres`. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The system user for PostgreSQL, made when it is missing. Only root needs one. */
export function postgresAccount(): Account {
  const known = findUser(userName);
  if (known !== undefined) return known;
  const made = spawnSync(
    'useradd',
    ['--system', '--user-group', '--shell', '/bin/false', userName],
    {
      encoding: 'utf8',
    },
  );
  const account = findUser(userName);
  if (account !== undefined) return account;
  throw new LaunchError(
    `PostgreSQL does not run as root, and the system user "${userName}" could not be made: ${made.error?.message ?? made.stderr.trim()}\n` +
      'Make that user, or start the hub as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

function findUser(name: string): Account | undefined {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === name);
  const [uid, gid] = [Number(entry?.[2]), Number(entry?.[3])];
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined;
}

/** Asked of the system as that user, so that every folder on the way counts. */
export function canEnter(account: Account | undefined, path: string): boolean {
  const { status } = spawnSync('test', ['-x', path], { cwd: '/', ...account });
  return status === 0;
}
