import { dataCategories } from '../../../domain/basis/category';
import { previewCategories } from '../../../domain/handoff/preview';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { consented, planned } from '../../domain/case/case-builder';
import { fillTexts, plantDesk } from './desk-stage';

let database: TestDatabase;
let api: Api;
let consentedCase: string;
let bare: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url });
  const personal = consented();
  consentedCase = await plantDesk(database, personal, 'Noor Voorbeeld');
  bare = await plantDesk(database, planned());
  await fillTexts(database, consentedCase);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

interface Preview {
  readonly goes: readonly string[];
  readonly stays: readonly { readonly category: string; readonly why: string }[];
  readonly content: Readonly<Record<string, unknown>>;
  readonly basis?: { readonly basisId: string };
  readonly refusal?: string;
  readonly waitsFor: readonly string[];
}

async function preview(caseNumber: string, body: object): Promise<Preview> {
  const asked = { actionId: 'a1', partner: 'viveste', ...body };
  const answer = await api.ask<Preview>('postHandoffPreview', {
    params: { caseNumber },
    body: asked,
  });
  expect(answer.status).toBe(200);
  return answer.body;
}

const whyOf = ({ stays }: Preview, category: string) =>
  stays.find((one) => one.category === category)?.why;

describe('the preview of a hand-off', () => {
  it('says of every category whether it goes, or why it stays', async () => {
    const all = await preview(consentedCase, {
      ...{
        question: 'Is er een woning?',
        details: [{ category: 'housing', text: 'Slaapt bij haar zus.' }],
      },
    });
    expect(all.goes).toEqual(['identity', 'housing']);
    expect([...all.goes, ...all.stays.map(({ category }) => category)].toSorted()).toEqual(
      [...dataCategories].toSorted(),
    );
    expect([whyOf(all, 'addiction'), whyOf(all, 'contact')]).toEqual([
      'partner-may-not',
      'not-in-basis',
    ]);
    expect(all.basis?.basisId).toBe('b-00000001');
    expect(all.content).toEqual({
      ...{ question: 'Is er een woning?', lifeDomains: { housing: 'Slaapt bij haar zus.' } },
    });
    expect(all).not.toHaveProperty('refusal');
    const less = await preview(consentedCase, { categories: ['housing'] });
    expect([less.goes, whyOf(less, 'identity')]).toEqual([['housing'], 'not-asked']);
  });

  it('says what the case would refuse, and what the action waits for', async () => {
    expect(await preview(bare, {})).toMatchObject({ goes: [], refusal: 'BASIS_UNKNOWN' });
    expect(await preview(consentedCase, { categories: ['addiction'] })).toMatchObject({
      ...{ goes: [], refusal: 'CATEGORY_NOT_ALLOWED' },
    });
    expect(await preview(consentedCase, { actionId: 'a2' })).toMatchObject({ waitsFor: ['a1'] });
  });

  it('leaves neither a permit, nor an event, nor a text', async () => {
    const count = async () =>
      Promise.all(
        (['egress', 'case_journal', 'dossier_entry', 'inbox'] as const).map(
          async (table) => (await database.db.selectFrom(table).selectAll().execute()).length,
        ),
      );
    const before = await count();
    await preview(consentedCase, { question: 'Wat nu?' });
    expect(await count()).toEqual(before);
  });

  it('knows only partners that have a file', async () => {
    const body = { actionId: 'a1', partner: 'nobody' };
    const { status } = await api.ask('postHandoffPreview', { params: { caseNumber: bare }, body });
    expect(status).toBe(400);
  });

  it('never lets more go than asked, allowed and covered', () => {
    const { goes, stays } = previewCategories(
      ['identity', 'debts'],
      ['identity', 'housing'],
      ['identity', 'debts', 'housing'],
    );
    expect([goes, stays.find(({ category }) => category === 'housing')?.why]).toEqual([
      ['identity'],
      'not-asked',
    ]);
  });
});
