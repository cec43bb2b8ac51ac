import { Command } from 'commander';
import { loadKeyRing } from '../config/key-ring';
import { readSecret } from '../config/read-secret';
import { createDatabase, type Database } from './database';
import type { KeyRing } from './keys/key-ring';
import { listKeys, useOfRing } from './keys/list-keys';
import { addKeyVersion, rewrapKeys, type NoNewKey } from './keys/rotate-keys';

interface Parts {
  readonly db: Database;
  readonly ring: KeyRing;
}

const say = (line: string) => {
  console.log(line);
};

/** Process entry behind `npm run keys`; it needs DATABASE_URL and HUB_KEY_RING, and never prints a key. */
async function main(): Promise<void> {
  const command = new Command('npm run keys --')
    .description('The keys of the cases, each wrapped by a key of HUB_KEY_RING.')
    .exitOverride();
  command
    .command('status')
    .description('which key of the ring wraps how many; fails when one of them is missing')
    .action(() => withParts(tellStatus));
  command
    .command('list [caseNumber]')
    .description('all keys, or those of one case')
    .action((caseNumber?: string) => withParts(({ db }) => tellKeys(db, caseNumber)));
  command
    .command('rotate-ring')
    .description('wraps all of them under the first key of the ring; broken off, it goes on')
    .action(() => withParts(rotateRing));
  command
    .command('rotate-case <caseNumber>')
    .description('a new key for what a case writes from now on')
    .action((caseNumber: string) => withParts((parts) => rotateOne(parts, caseNumber)));
  command
    .command('rotate-system')
    .description('the same for what belongs to no case, then run the migrate command')
    .action(() => withParts((parts) => rotateOne(parts, undefined)));
  await command.parseAsync();
}

async function withParts(work: (parts: Parts) => Promise<void>): Promise<void> {
  const url = readSecret(process.env, 'DATABASE_URL');
  if (url === undefined) throw new Error('DATABASE_URL (or DATABASE_URL_FILE) is not set');
  const db = createDatabase({ url, poolSize: 2 });
  try {
    await work({ db, ring: loadKeyRing(process.env) });
  } finally {
    await db.destroy();
  }
}

async function tellStatus({ db, ring }: Parts): Promise<void> {
  const uses = await useOfRing(db, ring);
  for (const [index, { id }] of ring.entries()) {
    const live = uses.find(({ wrappedBy }) => wrappedBy === id)?.live ?? 0;
    say(`${id}: ${index === 0 ? 'wraps now' : 'only unwraps'}, ${String(live)} keys`);
  }
  const waiting = uses.filter(({ wrappedBy, live }) => wrappedBy !== ring[0].id && live > 0);
  for (const { wrappedBy, live, opens } of waiting) {
    if (opens) say(`${String(live)} keys wait under ${wrappedBy}: npm run keys -- rotate-ring`);
  }
  const destroyed = uses.reduce((sum, use) => sum + use.destroyed, 0);
  say(`${String(destroyed)} keys destroyed`);
  const shut = uses.filter(({ opens }) => !opens);
  for (const { wrappedBy, live } of shut)
    say(`${String(live)} keys under ${wrappedBy} do NOT open`);
  if (shut.length > 0)
    throw new Error('HUB_KEY_RING lacks a key: put it back at the end of the ring');
}

async function tellKeys(db: Database, caseNumber: string | undefined): Promise<void> {
  let count = 0;
  for await (const key of listKeys(db, caseNumber)) {
    count += 1;
    const owner = `${key.caseNumber ?? 'system'} version ${String(key.version)}`;
    const state =
      key.destroyedAt !== undefined
        ? `destroyed ${key.destroyedAt}`
        : key.destructionDueAt !== undefined
          ? `to be destroyed from ${key.destructionDueAt}`
          : 'live';
    say(`${key.keyId}  ${owner}  under ${key.wrappedBy}  made ${key.createdAt}  ${state}`);
  }
  say(`${String(count)} keys`);
}

async function rotateRing({ db, ring }: Parts): Promise<void> {
  const { rewrapped, shut } = await rewrapKeys(db, ring, (count) => {
    say(`${String(count)} keys …`);
  });
  say(`${String(rewrapped)} keys wrapped anew under ${ring[0].id}`);
  if (shut.length === 0) return;
  throw new Error(`These keys do not open with HUB_KEY_RING: ${shut.join(', ')}`);
}

const reasons: Readonly<Record<NoNewKey, string>> = {
  'never-had-one': 'has no key yet: it gets one with its first text',
  destroyed: 'was erased: it gets no key any more',
  'destruction-is-due': 'is to be erased: it gets no new key',
};

async function rotateOne({ db, ring }: Parts, caseNumber: string | undefined): Promise<void> {
  const version = await addKeyVersion(db, ring, caseNumber);
  const owner = caseNumber ?? 'the system';
  if (typeof version === 'string') throw new Error(`${owner} ${reasons[version]}`);
  say(
    `${owner} writes under version ${String(version)} within seconds; earlier versions stay readable`,
  );
}

main().catch((error: unknown) => {
  // Commander has told what was wrong with the command line.
  if (!(error instanceof Error) || !('exitCode' in error)) console.error(error);
  process.exitCode = error instanceof Error && 'exitCode' in error && error.exitCode === 0 ? 0 : 1;
});
