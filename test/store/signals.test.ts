import { loadPolicy } from '../../config/policy';
import { isUnanswered } from '../../domain/report/answer';
import { publishEdition } from '../../store/editions';
import { nextNotice } from '../../store/notices';
import {
  readAnswer,
  readStandings,
  readWordings,
  releaseWording,
  storeAnswer,
} from '../../store/signals';
import { accepted } from '../domain/case/case-builder';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { plantCase } from './planted-case';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const raised = { theme: 'waiting-list', window: 'resident', organisations: [] } as const;
  for (let count = 0; count < 5; count += 1)
    await plantCase(database.db, accepted().give('raiseSignal', raised).journal);
  for (let quiet = 0; quiet < 3; quiet += 1) await plantCase(database.db, accepted().journal);
  const policy = loadPolicy('config/policy/houten.json');
  const slot = { slot: 's', kind: 'extra', dueAt: now } as const;
  await publishEdition(database.db, slot, { policy, partners: [], now });
});
afterAll(() => database.drop());

const now = '2027-01-04T05:00:10.000Z';
const answer = {
  kind: 'taken-up',
  who: 'Wonen',
  when: 'mei',
  explanation: 'Wij doen dit.',
} as const;
const given = { edition: 1, signal: 1, answer, by: 'pg-01', commandId: 'c-1', now };

describe('answering a signal', () => {
  it('is unanswered as long as nobody answers', async () => {
    const [standing] = await readStandings(database.db);
    expect(standing).toEqual({
      ...{ signal: 1, theme: 'waiting-list', editions: [1], answers: [] },
    });
    expect(standing !== undefined && isUnanswered(standing)).toBe(true);
  });

  it('is stored once, and who raised it is told once', async () => {
    const twice = [storeAnswer(database.db, given), storeAnswer(database.db, given)];
    expect((await Promise.all(twice)).sort()).toEqual(['answered', 'repeated']);
    const [standing] = await readStandings(database.db);
    expect(standing?.answers).toEqual([{ ...answer, edition: 1, answeredAt: now }]);
    expect(standing !== undefined && isUnanswered(standing)).toBe(false);
    const notice = await nextNotice(database.db, now, now);
    expect(notice).toMatchObject({ kind: 'signal-answered', facts: { member: 'wc-01' } });
    expect(notice?.caseNumber).toBeUndefined();
    const { count } = await database.db
      .selectFrom('notice')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('kind', '=', 'signal-answered')
      .executeTakeFirstOrThrow();
    expect(count).toBe(1);
    expect(await readAnswer(database.db, 'c-1')).toEqual({
      ...{ signal: 1, theme: 'waiting-list', answer },
    });
  });

  it.each([
    ['a signal that there is not', { signal: 9 }, 'unknown-signal'],
    ['an edition that did not publish it', { edition: 2 }, 'unknown-edition'],
  ])('is nothing for %s', async (_what, other, outcome) => {
    const told = storeAnswer(database.db, { ...given, ...other, commandId: 'c-2' });
    expect(await told).toBe(outcome);
  });
});

describe('a wording', () => {
  it('is what was released last', async () => {
    const release = (title: string) =>
      releaseWording(database.db, { theme: 'waiting-list', wording: { title }, by: 'pl-01', now });
    await release('Wachten');
    await release('Acht weken wachten');
    expect(await readWordings(database.db)).toEqual(
      new Map([['waiting-list', { title: 'Acht weken wachten' }]]),
    );
    const [standing] = await readStandings(database.db);
    expect(standing?.wording).toEqual({ title: 'Acht weken wachten' });
  });
});
