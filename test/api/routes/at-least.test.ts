import { recordEvents } from '../../../store/case-journal';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { CaseStory, intake } from '../../domain/case/case-builder';
import { plantCase } from '../../store/planted-case';

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

/** A case whose journal in the database is one line behind the case itself. */
async function caseBehind() {
  const story = new CaseStory().give('acceptReferral', { team: 'adult', caseHolder: 'wc-01' });
  const written = [...story.journal];
  const [late] = story.give('recordIntake', intake).journal.slice(-1);
  const caseNumber = await plantCase(database.db, written);
  return {
    params: { caseNumber },
    catchUp: () => recordEvents(database.db, caseNumber, late === undefined ? [] : [late]),
  };
}

async function timed<Answer>(ask: Promise<Answer>): Promise<[Answer, number]> {
  const from = performance.now();
  return [await ask, performance.now() - from];
}

const reads = ['getCase', 'listCaseEvents'];

describe.each(reads)('%s with atLeast', (operationId) => {
  const sequenceOf = (body: Readonly<Record<string, unknown>>) =>
    Array.isArray(body['events']) ? body['events'].length : body['sequence'];

  it('answers at once when the view is as far already', async () => {
    const { params } = await caseBehind();
    for (const query of ['atLeast=2', 'atLeast=1', 'atLeast=0', '']) {
      const [{ status, body }, ms] = await timed(api.ask(operationId, { params, query }));
      expect([status, sequenceOf(body)]).toEqual([200, 2]);
      expect(ms).toBeLessThan(1_000);
    }
  });

  it('waits for what comes 300 ms later', async () => {
    const { params, catchUp } = await caseBehind();
    const reading = timed(api.ask(operationId, { params, query: 'atLeast=3' }));
    const catching = new Promise((resolve) => setTimeout(resolve, 300)).then(catchUp);
    const [{ status, body }, ms] = await reading;
    await catching;
    expect([status, sequenceOf(body)]).toEqual([200, 3]);
    expect(ms).toBeGreaterThan(250);
    expect(ms).toBeLessThan(1_900);
  });

  it('answers with what there is when nothing comes for two seconds', async () => {
    const { params } = await caseBehind();
    const [{ status, body }, ms] = await timed(
      api.ask(operationId, { params, query: 'atLeast=9' }),
    );
    expect([status, sequenceOf(body)]).toEqual([200, 2]);
    expect(ms).toBeGreaterThan(1_900);
    expect(ms).toBeLessThan(3_500);
  });

  it('does not wait for a case that is unknown', async () => {
    const [{ status }, ms] = await timed(api.ask(operationId, { query: 'atLeast=9' }));
    expect(status).toBe(404);
    expect(ms).toBeLessThan(1_000);
  });
});
