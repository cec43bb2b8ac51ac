import { randomUUID } from 'node:crypto';
import { originOf, readStandingEntry } from '../../store/corrections';
import { listEntries, readEntry, writeEntries, type DossierEntry } from '../../store/dossier';
import { readHandoffTexts } from '../../store/handoff-texts';
import { hashOldPersons } from '../../store/hash-persons';
import { addKeyVersion } from '../../store/keys/rotate-keys';
import { findCases } from '../../store/person-hashes';
import { loadKeyRing } from '../../config/key-ring';
import { exportCase } from '../../store/rights/export';
import { CaseStory } from '../domain/case/case-builder';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { plantCase } from './planted-case';

let database: TestDatabase;
let caseNumber: string;
beforeEach(async () => {
  database = await createTestDatabase();
  caseNumber = await plantCase(database.db, new CaseStory().journal);
});
afterEach(() => database.drop());

const now = '2026-11-26T12:00:00.000Z';

async function write(changes: Partial<DossierEntry> = {}): Promise<string> {
  const entryId = randomUUID();
  const about = { entryId, caseNumber, kind: 'story', content: 'A wrong story.' };
  const entry = { ...about, writtenBy: 'wc-01', writtenAt: now, ...changes };
  await writeEntries(database.db, database.keys, [entry]);
  return entryId;
}

const correct = (corrects: string, changes: Partial<DossierEntry> = {}) =>
  write({ content: 'The right story.', corrects, correctionReason: 'written-wrongly', ...changes });
const place = (entryId: string) => ({ caseNumber, entryId });
const standing = async (entryId: string) =>
  (await readStandingEntry(database.db, database.keys, place(entryId)))?.content;

describe('a corrected entry', () => {
  it('stays as it was, and each of the two says which counts', async () => {
    const wrong = await write();
    const right = await correct(wrong);
    const lines = await listEntries(database.db, caseNumber);
    const ofWrong = lines.find(({ entryId }) => entryId === wrong);
    const ofRight = lines.find(({ entryId }) => entryId === right);
    expect(ofWrong).toMatchObject({ correctedBy: right });
    expect(ofWrong).not.toHaveProperty('corrects');
    expect(ofRight).toMatchObject({ corrects: wrong, correctionReason: 'written-wrongly' });
    expect(ofRight).not.toHaveProperty('correctedBy');
    expect(await readEntry(database.db, database.keys, place(wrong))).toMatchObject({
      content: 'A wrong story.',
      correctedBy: right,
    });
  });

  it('gives way to the last correction, which goes back to the first entry', async () => {
    const wrong = await write();
    const better = await correct(wrong, { content: 'A better story.' });
    const right = await correct(better);
    for (const entryId of [wrong, better, right]) {
      expect(await standing(entryId)).toBe('The right story.');
      expect(await originOf(database.db, place(entryId))).toBe(wrong);
    }
  });

  it('is corrected once, however many do it', async () => {
    const wrong = await write();
    const both = await Promise.allSettled([correct(wrong), correct(wrong)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await listEntries(database.db, caseNumber)).toHaveLength(2);
  });

  it('is in the export with what counts instead of it', async () => {
    const wrong = await write();
    const right = await correct(wrong);
    const options = { withConfidential: false, now };
    const whole = await exportCase(database.db, database.keys, caseNumber, options);
    expect(whole?.dossier).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ entryId: wrong, correctedBy: right, content: 'A wrong story.' }),
        expect.objectContaining({ entryId: right, corrects: wrong, content: 'The right story.' }),
      ]),
    );
  });
});

it('a hand-off carries what counts, and never the number of the person', async () => {
  const [person, question, detail] = [
    await write({ kind: 'person', content: { name: 'Sim Voorbeeld', bsn: '123456782' } }),
    await write({ kind: 'handoff-question', content: 'A wrong question?' }),
    await write({ kind: 'handoff-detail', content: 'A wrong detail.' }),
  ];
  const sam = { name: 'Sam Voorbeeld', bsn: '999990019' };
  await correct(person, { kind: 'person', content: sam });
  await correct(question, { kind: 'handoff-question', content: 'The right question?' });
  await correct(detail, { kind: 'handoff-detail', content: 'The right detail.' });
  const handoff = {
    questionRef: question,
    detailRefs: [{ category: 'housing', ref: detail } as const],
  };
  expect(await readHandoffTexts(database, handoff, { caseNumber, personRef: person })).toEqual({
    question: 'The right question?',
    person: { name: 'Sam Voorbeeld' },
    details: { housing: 'The right detail.' },
  });
});

it('nobody is found any more by what was corrected, even after a rotation', async () => {
  const find = (bsn: string) =>
    findCases(database, { kind: 'every-case' }, { kind: 'bsn', text: bsn });
  const name = 'Sam Voorbeeld';
  const wrong = await write({ kind: 'person', content: { name, bsn: '123456782' } });
  await correct(wrong, { kind: 'person', content: { name, bsn: '999990019' } });
  expect([await find('123456782'), await find('999990019')]).toEqual([[], [caseNumber]]);
  await addKeyVersion(database.db, loadKeyRing({}), undefined);
  expect(await hashOldPersons(database.db, database.keys)).toBe(1);
  expect([await find('123456782'), await find('999990019')]).toEqual([[], [caseNumber]]);
});
