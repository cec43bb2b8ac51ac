import { sql } from 'kysely';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { leastBodyOf } from './route-examples';

let database: TestDatabase;
let api: Api;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function entryOf(caseNumber: string) {
  const params = { caseNumber };
  const { body } = await api.ask<{ entries: { entryId: string }[] }>('listDossier', { params });
  return { caseNumber, entryId: body.entries[0]?.entryId ?? '' };
}

async function refer(): Promise<string> {
  const { body } = await api.ask('postCase', { body: leastBodyOf('postCase') });
  return body.caseNumber ?? '';
}

describe('a case whose key was destroyed', () => {
  it('says that it is erased where its texts were, and no other case does', async () => {
    const [erased, other] = [await entryOf(await refer()), await entryOf(await refer())];
    await sql`update case_key set wrapped = null, destroyed_at = now()
      where case_number = ${erased.caseNumber}`.execute(database.db);
    const gone = await api.ask('getDossierEntry', { params: erased });
    expect([gone.status, gone.body.code]).toEqual([410, 'ERASED']);
    expect((await api.ask('getDossierEntry', { params: other })).status).toBe(200);
  });
});
