import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { readEntry, sealPlainEntries, writeEntries, type DossierEntry } from '../../store/dossier';
import { CaseErased } from '../../store/erased';
import { openTestKeys } from '../support/test-keys';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const entry = (changes: Partial<DossierEntry> = {}): DossierEntry => ({
  entryId: randomUUID(),
  caseNumber: 'OK-2026-00042',
  kind: 'story',
  content: 'Een verzonnen verhaal',
  writtenBy: 'wc-01',
  writtenAt: '2026-11-26T09:00:00.000Z',
  ...changes,
});

const write = (...entries: DossierEntry[]) => writeEntries(database.db, database.keys, entries);
const read = (of: DossierEntry) => readEntry(database.db, database.keys, of);

/** The table as whoever copies it has it. */
async function dump(): Promise<string> {
  const { rows } = await sql<{ row: string }>`select dossier_entry::text as row,
    encode(coalesce(sealed, ''), 'escape') as bytes from dossier_entry`.execute(database.db);
  return JSON.stringify(rows);
}

async function plant(plain: DossierEntry): Promise<void> {
  await database.db
    .insertInto('dossier_entry')
    .values({
      entry_id: plain.entryId,
      case_number: plain.caseNumber,
      kind: plain.kind,
      content: JSON.stringify(plain.content),
      written_by: plain.writtenBy,
      written_at: plain.writtenAt,
    })
    .execute();
}

describe('an entry of the dossier', () => {
  it.each([['text'], [{ name: 'Sam Voorbeeld', phone: '0600000000' }], [null], ['"\\ \u{1f600}']])(
    'reads as it was written: %j',
    async (content) => {
      const written = entry({ content });
      await write(written);
      expect(await read(written)).toEqual(written);
    },
  );

  it('cannot be read in the table', async () => {
    await write(entry());
    expect(await dump()).toContain('wc-01');
    expect(await dump()).not.toMatch(/verzonnen|verhaal/);
  });

  it('opens in its own row only', async () => {
    const [one, other] = [entry(), entry({ content: 'Iets anders' })];
    await write(one, other);
    await sql`update dossier_entry a set sealed = b.sealed from dossier_entry b
      where a.entry_id = ${one.entryId} and b.entry_id = ${other.entryId}`.execute(database.db);
    await expect(read(one)).rejects.toThrow('sealed under another key, for another place');
    await sql`update dossier_entry set case_number = 'OK-2026-00043'
      where entry_id = ${other.entryId}`.execute(database.db);
    await expect(read({ ...other, caseNumber: 'OK-2026-00043' })).rejects.toThrow(
      'no key of its case',
    );
  });

  it('is erased when the key of its case was destroyed, and no other is', async () => {
    const [gone, stays] = [entry(), entry({ caseNumber: 'OK-2026-00043' })];
    await write(gone, stays);
    await sql`update case_key set wrapped = null, destroyed_at = now()
      where case_number = ${gone.caseNumber}`.execute(database.db);
    const later = openTestKeys(database.url);
    await expect(readEntry(database.db, later, gone)).rejects.toThrow(CaseErased);
    await expect(writeEntries(database.db, later, [entry()])).rejects.toThrow(CaseErased);
    expect(await readEntry(database.db, later, stays)).toEqual(stays);
    await later.close();
  });
});

describe('entries from before the keys', () => {
  it('can be read, and are sealed once by the migrate command', async () => {
    const plain = [entry(), entry({ kind: 'person', content: { name: 'Sam Voorbeeld' } })];
    for (const one of plain) await plant(one);
    expect(await dump()).toContain('verhaal');
    for (const one of plain) expect(await read(one)).toEqual(one);
    expect(await sealPlainEntries(database.db, database.keys)).toBe(2);
    expect(await sealPlainEntries(database.db, database.keys)).toBe(0);
    expect(await dump()).not.toMatch(/verhaal|Voorbeeld/);
    for (const one of plain) expect(await read(one)).toEqual(one);
  });
});
