import { rememberAnswer, rememberKey, type NewKey } from '../../store/idempotency-keys';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const key = (name: string, changes: Partial<NewKey> = {}): NewKey => ({
  fingerprint: 'one',
  commandId: `command-${name}`,
  at: '2026-11-24T09:00:00.000Z',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  ...changes,
});
const remember = (given: NewKey) => rememberKey(database.db, given);

describe('a key', () => {
  it('has no answer until there is one, and then the first for ever', async () => {
    const given = key('first');
    expect(await remember(given)).toEqual({ fingerprint: 'one' });
    const answer = { status: 200, body: { b: 1, a: [2] } };
    await rememberAnswer(database.db, given.commandId, answer);
    await rememberAnswer(database.db, given.commandId, { status: 409, body: {} });
    expect((await remember(given)).answer).toEqual(answer);
    expect(JSON.stringify((await remember(given)).answer?.body)).toBe('{"b":1,"a":[2]}');
  });

  it('keeps the fingerprint of its first use', async () => {
    await remember(key('print'));
    expect((await remember(key('print', { fingerprint: 'two' }))).fingerprint).toBe('one');
  });

  it('is made once by twenty at the same moment', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        remember(key('race', { fingerprint: String(index) })),
      ),
    );
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  });

  it('may have an answer without a body', async () => {
    await remember(key('empty'));
    await rememberAnswer(database.db, 'command-empty', { status: 204, body: undefined });
    expect((await remember(key('empty'))).answer).toEqual({ status: 204, body: null });
  });
});
