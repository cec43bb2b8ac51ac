import { CaseErased } from '../../../store/erased';
import { writeEntries } from '../../../store/dossier';
import type { CaseKeys } from '../../../store/keys/case-keys';
import { exportCase } from '../../../store/rights/export';
import { approveExport, isExportApproved } from '../../../store/rights/export-approvals';
import { destroyKeys } from '../../../store/rights/tombstones';
import { CaseStory } from '../../domain/case/case-builder';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { openTestKeys } from '../../support/test-keys';
import { plantCase } from '../planted-case';

const now = '2026-11-26T12:00:00.000Z';

let database: TestDatabase;
let keys: CaseKeys;
let caseNumber: string;
beforeAll(async () => {
  database = await createTestDatabase();
  keys = openTestKeys(database.url);
});
afterAll(async () => {
  await keys.close();
  await database.drop();
});
beforeEach(async () => {
  caseNumber = await plantCase(database.db, new CaseStory().journal);
  const entry = { caseNumber, writtenBy: 'wc-01', writtenAt: now };
  await writeEntries(database.db, keys, [
    { ...entry, entryId: crypto.randomUUID(), kind: 'story', content: 'A made-up story.' },
    {
      ...entry,
      entryId: crypto.randomUUID(),
      kind: 'confidential',
      content: { text: 'Not safe at home.', reason: 'Safety of a child.' },
    },
  ]);
});

const exported = (withConfidential: boolean) =>
  exportCase(database.db, keys, caseNumber, { withConfidential, now });

describe('the export of a case', () => {
  it('has the texts, and of what is confidential only that it is there', async () => {
    const text = JSON.stringify(await exported(false));
    expect(text).toContain('A made-up story.');
    expect(text).toContain('"withheld":"confidential"');
    expect(text).not.toContain('Not safe at home.');
    expect(text).not.toContain('Safety of a child.');
  });

  it('has what is confidential when that is asked for', async () => {
    expect(JSON.stringify(await exported(true))).toContain('Not safe at home.');
  });

  it('is of one moment, marked with the last line of the journal', async () => {
    const whole = await exported(false);
    expect(whole).toMatchObject({ caseNumber, takenAt: now, sequence: whole?.events.length });
    expect(whole?.case.sequence).toBe(whole?.sequence);
  });

  it('is nothing for a case that is not there', async () => {
    const options = { withConfidential: false, now };
    expect(await exportCase(database.db, keys, 'OK-2026-99999', options)).toBeUndefined();
  });

  it('is refused once the key is destroyed', async () => {
    await destroyKeys(database.db, caseNumber, now);
    const later = openTestKeys(database.url);
    const options = { withConfidential: true, now };
    await expect(exportCase(database.db, later, caseNumber, options)).rejects.toThrow(CaseErased);
    await later.close();
  });
});

describe('the leave to export what is confidential', () => {
  it('is for one person, until its end, and never by that person', async () => {
    const approval = { caseNumber, exporter: 'po-01', approvedBy: 'pl-01' };
    await approveExport(database.db, { ...approval, expiresAt: '2026-11-27T12:00:00.000Z' });
    const isApproved = (exporter: string, at: string) =>
      isExportApproved(database.db, { caseNumber, exporter }, at);
    expect(await isApproved('po-01', now)).toBe(true);
    expect(await isApproved('po-01', '2026-11-28T12:00:00.000Z')).toBe(false);
    expect(await isApproved('pl-01', now)).toBe(false);
    const own = approveExport(database.db, { ...approval, approvedBy: 'po-01', expiresAt: now });
    await expect(own).rejects.toThrow(/export_approval_check/);
  });
});
