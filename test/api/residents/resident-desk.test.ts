import { createResidentDesk, type ResidentDesk } from '../../../api/residents/resident-desk';
import type { CaseStory } from '../../domain/case/case-builder';
import { consent, handedOff, planned } from '../../domain/case/case-builder';
import { readCase } from '../../../store/case-view';
import { writeEntries } from '../../../store/dossier';
import type { CaseKeys } from '../../../store/keys/case-keys';
import { plantCase } from '../../store/planted-case';
import { partners, policy } from '../../support/test-routes';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { openTestKeys } from '../../support/test-keys';

let database: TestDatabase;
let keys: CaseKeys;
let desk: ResidentDesk;
beforeAll(async () => {
  database = await createTestDatabase();
  keys = openTestKeys(database.url);
  desk = createResidentDesk({
    ...{ db: database.db, keys, partners, policy, without: [] },
    // What is asked here needs neither.
    ...{ engine: {} as never, queue: {} as never },
  });
});
afterAll(async () => {
  await keys.close();
  await database.drop();
});

const entry = { writtenBy: 'wc-01', writtenAt: '2026-10-05T08:00:00.000Z' };

/** A case whose first step has this text, as an entry of this kind. */
async function plant(story: CaseStory, kind: string, content: string): Promise<string> {
  const caseNumber = await plantCase(database.db, story.journal);
  const view = await readCase(database.db, caseNumber);
  const entryId = view?.current.plan?.actions[0]?.whatRef ?? '';
  await writeEntries(database.db, keys, [{ ...entry, kind, content, entryId, caseNumber }]);
  return caseNumber;
}

describe('the plan of a resident', () => {
  it('is told in the words in which it was agreed', async () => {
    const caseNumber = await plant(planned(), 'action', 'Zoek een woning');
    const { plan, entryIds } = await desk.planOf(caseNumber);
    expect(plan.steps.map(({ what, state, after }) => [what, state, after])).toEqual([
      ['Zoek een woning', 'open', []],
      ['', 'waits', [1]],
      ['', 'open', []],
    ]);
    expect(plan.stage).toBe('running');
    expect(plan.happened.map(({ kind }) => kind)).toEqual(['plan-made', 'talked']);
    expect(entryIds).toHaveLength(1);
  });

  it('shows the entry that counts instead of the one it names', async () => {
    const caseNumber = await plant(planned(), 'action', 'Zoek een wonning');
    const view = await readCase(database.db, caseNumber);
    const corrects = view?.current.plan?.actions[0]?.whatRef ?? '';
    const right = {
      kind: 'action',
      content: 'Zoek een woning',
      correctionReason: 'written-wrongly',
    } as const;
    const entryId = '6f1c9a52-3f0e-8a6c-af0a-2f6a3f0e9b99';
    await writeEntries(database.db, keys, [{ ...entry, ...right, entryId, caseNumber, corrects }]);
    const { plan } = await desk.planOf(caseNumber);
    expect(plan.steps[0]?.what).toBe('Zoek een woning');
  });

  it.each(['confidential', 'note', 'story'])('never shows an entry of kind %s', async (kind) => {
    const caseNumber = await plant(planned(), kind, 'Niet voor deze pagina');
    const { plan, entryIds } = await desk.planOf(caseNumber);
    expect(JSON.stringify(plan)).not.toContain('Niet voor deze pagina');
    expect(entryIds).toEqual([]);
  });

  it('says who may know what, and what can be stopped', async () => {
    const caseNumber = await plant(handedOff(), 'action', 'Zoek een woning');
    const { plan } = await desk.planOf(caseNumber);
    expect(plan.sharing).toEqual([
      {
        ...{ number: 1, partner: 'viveste', name: 'Viveste', state: 'waits', steps: [1] },
        ...{ knows: [], may: ['identity', 'housing'], canStop: true },
        agreedAt: expect.stringMatching(/^2026-10/) as string,
      },
    ]);
  });
});

describe('stopping', () => {
  it('shows at once, before the case has heard of it, and can be done again', async () => {
    const caseNumber = await plant(handedOff(), 'action', 'Zoek een woning');
    const given = { caseNumber, key: 'a-key-of-a-form-of-a-page' };
    await desk.stopSharing(given, 'viveste');
    await desk.stopSharing(given, 'viveste');
    const { plan } = await desk.planOf(caseNumber);
    expect(plan.sharing).toMatchObject([
      { canStop: false, may: [], stoppedAt: expect.any(String) as string },
    ]);
    const { receipts } = await desk.receiptsOf(caseNumber);
    expect(receipts).toMatchObject([
      { isComplete: true, partners: [{ name: 'Viveste', state: 'never-sent', categories: [] }] },
    ]);
    const items = await database.db
      .selectFrom('inbox')
      .selectAll()
      .where('case_number', '=', caseNumber)
      .where('kind', '=', 'withdrawal')
      .execute();
    expect(items.map(({ payload }) => payload)).toMatchObject([
      { command: { basisId: consent.basisId, partners: ['viveste'], by: { role: 'resident' } } },
    ]);
  });
});

describe('a step', () => {
  it('of somebody else is none of the resident', async () => {
    const caseNumber = await plant(planned(), 'action', 'Zoek een woning');
    await expect(desk.completeStep({ caseNumber, key: 'k' }, 'a1')).rejects.toMatchObject({
      ...{ status: 404, code: 'ACTION_UNKNOWN' },
    });
  });
});
