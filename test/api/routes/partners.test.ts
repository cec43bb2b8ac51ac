import { partners } from '../../support/test-routes';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

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

describe('GET /partners', () => {
  it('tells who can be asked, what they may get and how long they may take', async () => {
    const { status, body } = await api.ask('listPartners');
    const viveste = partners.find(({ id }) => id === 'viveste');
    expect(status).toBe(200);
    expect(body['partners']).toHaveLength(partners.length);
    expect(body['partners']).toContainEqual({
      id: 'viveste',
      name: 'Viveste',
      protocol: 'email',
      categories: viveste?.categories,
      terms: viveste?.terms,
    });
  });

  it('tells no address', async () => {
    const { text } = await api.ask('listPartners');
    expect(text).not.toMatch(/@|\.example|mailbox|http/);
  });
});
