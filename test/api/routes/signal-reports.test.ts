import { publishEdition } from '../../../store/editions';
import { accepted } from '../../domain/case/case-builder';
import { plantCase } from '../../store/planted-case';
import { policy, startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

let database: TestDatabase;
let hub: Api;
beforeAll(async () => {
  database = await createTestDatabase();
  hub = await startApi({ databaseUrl: database.url });
  const raised = { theme: 'waiting-list', window: 'resident', organisations: [] } as const;
  for (let quiet = 0; quiet < 3; quiet += 1) await plantCase(hub.db, accepted().journal);
  for (let count = 0; count < 5; count += 1)
    await plantCase(hub.db, accepted().give('raiseSignal', raised).journal);
  const now = '2027-01-04T05:00:10.000Z';
  const slot = { slot: 'one', kind: 'extra', dueAt: now } as const;
  await publishEdition(hub.db, slot, { policy, partners: [], now });
});
afterAll(async () => {
  await hub.close();
  await database.drop();
});

const params = { edition: '1' };
const body = { signal: 1, kind: 'declined', explanation: 'Er is geen geld.' };

describe('the editions', () => {
  it('are listed and read', async () => {
    expect((await hub.ask('listSignalReports')).body).toMatchObject({ items: [{ edition: 1 }] });
    const { body: report } = await hub.ask<{ themes: unknown }>('getSignalReport', { params });
    expect(report.themes).toContainEqual(
      expect.objectContaining({ theme: 'waiting-list', signal: 1, count: 5 }),
    );
  });

  it('that are not there are not found', async () => {
    const none = { params: { edition: '9' } };
    expect((await hub.ask('getSignalReport', none)).status).toBe(404);
    expect((await hub.ask('listSignalAnswers', none)).status).toBe(404);
    expect((await hub.ask('postSignalAnswer', { ...none, body })).status).toBe(404);
  });

  it('can be asked for in between', async () => {
    expect((await hub.ask('postSignalReport')).body).toEqual({ asked: true });
  });
});

describe('an answer', () => {
  it('is kept, and the signal waits no more', async () => {
    expect((await hub.ask('postSignalAnswer', { params, body })).status).toBe(201);
    const { body: answers } = await hub.ask('listSignalAnswers', { params });
    expect(answers).toMatchObject({
      items: [{ signal: 1, isUnanswered: false, answers: [{ kind: 'declined' }] }],
    });
  });

  it('to a signal that there is not is not found', async () => {
    const other = { ...body, signal: 9 };
    expect((await hub.ask('postSignalAnswer', { params, body: other })).status).toBe(404);
  });
});

describe('a wording', () => {
  it('is released for a theme of the policy', async () => {
    const wording = { title: 'Acht weken wachten' };
    expect((await hub.ask('putSignalWording', { body: wording })).body).toEqual(wording);
    const { body: wordings } = await hub.ask<{ items: unknown }>('listSignalWordings');
    expect(wordings.items).toContainEqual(expect.objectContaining({ wording }));
  });

  it('for another theme is not found', async () => {
    const other = { params: { theme: 'no-such-theme' }, body: { title: 'Iets' } };
    expect((await hub.ask('putSignalWording', other)).status).toBe(404);
  });
});
