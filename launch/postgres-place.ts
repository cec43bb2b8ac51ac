import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LaunchError } from './launch-error';
import type { Account, Say } from './part';
import { canEnter, isRoot, postgresAccount } from './postgres-account';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries';

/** Where things go that the system user must reach and cannot reach inside the clone. */
const outsideDir = '/var/lib/op-koers-hub';

export interface PostgresPlace {
  readonly binaries: PostgresBinaries;
  /** Holds the cluster's folder; the account may enter it. */
  readonly baseDir: string;
  readonly clusterDir: string;
  readonly account: Account | undefined;
}

/** Decides which programs run on which folder as which user, such that the user can reach both. */
export function findPlace(options: {
  dataDir: string;
  passwordFile: string;
  say: Say;
}): PostgresPlace {
  const { dataDir, say } = options;
  const inside = join(dataDir, 'postgres');
  const account = accountFor(inside);
  const binaries = postgresBinaries(account, outsideDir);
  const baseDir = canEnter(account, dataDir) ? dataDir : outsideFor(options, inside);
  if (baseDir !== dataDir)
    say(`The database is in ${baseDir}: user postgres cannot enter ${dataDir}.`);
  return { binaries, baseDir, clusterDir: join(baseDir, 'postgres'), account };
}

/** Whoever owns an existing cluster keeps it; PostgreSQL refuses any other user. */
function accountFor(cluster: string): Account | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (isRoot()) {
    return owner === undefined || owner.uid === 0
      ? postgresAccount()
      : { uid: owner.uid, gid: owner.gid };
  }
  if (owner === undefined || owner.uid === process.getuid?.()) return undefined;
  throw new LaunchError(
    `The database in ${cluster} belongs to another user (number ${owner.uid}). Start the hub as that user or as root, or choose another HUB_DATA_DIR.`,
  );
}

function outsideFor(options: { dataDir: string; passwordFile: string; say: Say }, inside: string) {
  const { dataDir, passwordFile, say } = options;
  if (existsSync(join(inside, 'PG_VERSION'))) {
    throw new LaunchError(
      `The database is in ${inside}, but its user cannot enter that folder any more. Give the folders on the way the permission x for others, or move the data and set HUB_DATA_DIR.`,
    );
  }
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const outside = join(outsideDir, `${basename(dataDir).replace(/^\.+/, '')}-${name}`);
  // Whoever removes the data folder wants to begin again; the old data is kept, never mixed in.
  if (existsSync(outside) && !existsSync(passwordFile)) {
    const aside = `${outside}-before-${Date.now()}`;
    renameSync(outside, aside);
    say(`${dataDir} was emptied: the database that belonged to it is kept in ${aside}.`);
  }
  mkdirSync(outside, { recursive: true });
  for (const folder of [outsideDir, outside]) chmodSync(folder, 0o755);
  return outside;
}

/** An empty folder that only the account may enter. */
export function makeFolderFor(account: Account | undefined, folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
}
