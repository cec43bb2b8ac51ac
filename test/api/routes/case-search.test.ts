import { randomUUID } from 'node:crypto';
import { writeEntries } from '../../../store/dossier';
import { accepted } from '../../domain/case/case-builder';
import { plantCase } from '../../store/planted-case';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

let database: TestDatabase;
let api: Api;
/** Held by wc-01, at the adult table. */
let caseNumber: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url });
  caseNumber = await plantCase(database.db, accepted().journal);
  await writeEntries(database.db, database.keys, [
    {
      ...{ entryId: randomUUID(), caseNumber, kind: 'person', writtenBy: 'wc-01' },
      content: { name: 'Sam Voorbeeld', birthDate: '2004-02-29', bsn: '999990019' },
      writtenAt: '2026-11-26T09:00:00.000Z',
    },
  ]);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

interface Found {
  readonly cases: readonly { readonly caseNumber: string }[];
}
const search = (body: object, as = 'wc-01') => api.ask<Found>('postCaseSearch', { body, as });
const lines = () =>
  database.db
    .selectFrom('access_log')
    .selectAll()
    .where('operation', '=', 'postCaseSearch')
    .orderBy('seq')
    .execute();

describe('a member who searches for many people', () => {
  let few: Api;
  beforeAll(async () => {
    few = await startApi({ databaseUrl: database.url, searchLimit: 12 });
  });
  afterAll(() => few.close());
  const look = (as: string, bsn = '111222333') =>
    few.ask<Found>('postCaseSearch', { body: { bsn }, as });

  it('is told to wait, while others go on', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 13; n += 1) statuses.push((await look('wc-02')).status);
    expect(statuses).toEqual([...Array.from({ length: 12 }, () => 200), 429]);
    const { headers, text } = await look('wc-02');
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(590);
    expect(seconds).toBeLessThanOrEqual(600);
    expect(text).toContain('RATE_LIMITED');
    expect((await look('wc-01')).status).toBe(200);
  });

  it('stands in the log of the process, and each try in the access log', async () => {
    const told = few.log.map(({ msg, subject }) => [msg, subject]);
    expect(told).toContainEqual(['searches for people that found nobody', 'wc-02']);
    expect(told).toContainEqual(['searches for people refused', 'wc-02']);
    const refused = (await lines()).filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
  });
});

describe('POST /case-searches', () => {
  it.each([
    ['the number', { bsn: '999990019' }],
    ['name and birth date, however written', { name: 'voorbeeld, SAM', birthDate: '2004-02-29' }],
  ])('finds a case by %s', async (_what, body) => {
    expect(await search(body)).toMatchObject({ status: 200, body: { cases: [{ caseNumber }] } });
  });

  it.each(['pl-01', 'po-01'])('finds it for %s too', async (as) => {
    expect((await search({ bsn: '999990019' }, as)).body.cases).toEqual([{ caseNumber }]);
  });

  it('answers a stranger to the case as if it were not there', async () => {
    const [unknown, foreign] = [
      await search({ bsn: '111222333' }, 'yw-01'),
      await search({ bsn: '999990019' }, 'yw-01'),
    ];
    expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
    expect(unknown.body.cases).toEqual([]);
  });

  it('has one line in the access log, with the cases that it showed', async () => {
    const before = (await lines()).length;
    await search({ bsn: '999990019' });
    await search({ bsn: '111222333' });
    const written = (await lines()).slice(before);
    expect(written.map((line) => [line.subject, line.case_numbers, line.status])).toEqual([
      ['wc-01', [caseNumber], 200],
      ['wc-01', [], 200],
    ]);
  });

  it('leaves neither the question nor the answer behind', async () => {
    const kept = await database.db.selectFrom('idempotency_key').selectAll().execute();
    expect(kept).toEqual([]);
    const told = JSON.stringify([await lines(), api.log]);
    expect(told).not.toMatch(/999990019|111222333|voorbeeld/i);
  });
});
