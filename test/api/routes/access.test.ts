import { rolesFor } from '../../../domain/access/decide-access';
import { roles } from '../../../domain/access/role';
import { allRoutes, tokenRoutes } from '../../support/test-routes';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { leastBodyOf, routeExamples } from './route-examples';

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

const operations = tokenRoutes.map(({ operationId }) => operationId);
const ofCases = allRoutes.filter(({ path }) => path.startsWith('/cases/'));

function shut(operationId: string): string[] {
  const route = tokenRoutes.find((candidate) => candidate.operationId === operationId);
  if (route === undefined || route.access === 'public') throw new Error('an open route');
  const able = rolesFor(route.access.purpose);
  return ['resident', ...roles.filter((role) => !able.includes(role))];
}

it('knows an example of every route', () => {
  const all = allRoutes.map(({ operationId }) => operationId);
  expect(Object.keys(routeExamples).toSorted()).toEqual([...new Set(all)].toSorted());
  expect([operations.length, all.length]).toEqual([91, 93]);
});

describe.each(operations)('%s', (operationId) => {
  const body = leastBodyOf(operationId);

  it('answers 401 without a token', async () => {
    const { status, body: problem, headers } = await api.ask(operationId, { body, as: null });
    expect([status, problem.code]).toEqual([401, 'AUTHENTICATION_REQUIRED']);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer /);
  });

  it.each(shut(operationId))('answers 403 to a caller with the role %s', async (role) => {
    const { status, body: problem } = await api.ask(operationId, { body, as: role });
    expect([status, problem.code]).toEqual([403, 'ROLE_NOT_ALLOWED']);
  });
});

it('judges the caller before the input, so that a stranger learns nothing of it', async () => {
  const { status } = await api.ask('postCase', {
    body: { wrong: true },
    key: null,
    as: 'operator',
  });
  expect(status).toBe(403);
});

describe.each(ofCases.map(({ operationId }) => operationId))(
  '%s of an unknown case',
  (operationId) => {
    it('answers 404', async () => {
      const { status, body } = await api.ask(operationId, { body: leastBodyOf(operationId) });
      expect([status, body.code]).toEqual([404, 'CASE_UNKNOWN']);
    });
  },
);

it('walks the routes of a case', () => {
  expect(ofCases).toHaveLength(63);
});

it('leaves nothing behind of commands to an unknown case', async () => {
  const entries = await api.db.selectFrom('dossier_entry').selectAll().execute();
  const claims = await api.db.selectFrom('slot_claim').selectAll().execute();
  expect([entries, claims]).toEqual([[], []]);
});
