import { loadKeyRing } from '../config/key-ring';
import { readSecret } from '../config/read-secret';
import { createDatabase } from './database';
import { sealPlainEntries } from './dossier';
import { hashOldPersons } from './hash-persons';
import { createCaseKeys } from './keys/case-keys';
import { migrateDatabase } from './migrate-database';
import { countOldCases } from './tallies';

async function main(): Promise<void> {
  const url = readSecret(process.env, 'DATABASE_URL');
  if (url === undefined) throw new Error('DATABASE_URL (or DATABASE_URL_FILE) is not set');
  const keys = createCaseKeys({ url, ring: loadKeyRing(process.env) });
  const db = createDatabase({ url, poolSize: 2 });
  try {
    const ran = await migrateDatabase(db);
    const sealed = await sealPlainEntries(db, keys);
    if (sealed > 0) console.log(`sealed: ${String(sealed)} dossier entries`);
    const hashed = await hashOldPersons(db, keys);
    if (hashed > 0) console.log(`can be searched for: ${String(hashed)} persons`);
    const counted = await countOldCases(db);
    if (counted > 0) console.log(`counted for the signal report: ${String(counted)} cases`);
    console.log(ran.length === 0 ? 'database is up to date' : `migrated: ${ran.join(', ')}`);
  } finally {
    await keys.close();
    await db.destroy();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
