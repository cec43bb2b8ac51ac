import { sampleReport } from '../../support/signal-report';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase } from '../../support/test-database';

const { signal: _signal, ...unnumbered } = sampleReport.themes[0]!;
const theme = unnumbered.theme;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let api: Api;
let signal: number;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url });
  const slot = { edition: 8, slot: 'a-slot', kind: 'scheduled' as const };
  await api.db
    .insertInto('edition')
    .values({
      ...slot,
      report: JSON.stringify(sampleReport),
      published_at: sampleReport.edition.until,
    })
    .execute();
  const row = await api.db
    .insertInto('signal')
    .values({ theme })
    .returning('signal')
    .executeTakeFirstOrThrow();
  signal = row.signal;
  await api.db.insertInto('signal_publication').values({ signal, edition: 8 }).execute();
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const params = { edition: '8' };
const routes = [
  ...['listSignalReports', 'getSignalReport', 'listSignalAnswers', 'postSignalAnswer'],
  ...['listSignalWordings', 'putSignalWording'],
];

describe('the signal report over the API', () => {
  it.each(routes)('is shut without a token: %s', async (operationId) => {
    expect((await api.ask(operationId, { as: null, params: {} })).status).toBe(401);
  });

  it.each(routes)('is shut for operators: %s', async (operationId) => {
    expect((await api.ask(operationId, { as: 'operator', params: {} })).status).toBe(403);
  });

  it('is listed and read as it was published', async () => {
    const { body } = await api.ask('listSignalReports');
    expect(body).toMatchObject({ items: [{ edition: 8, kind: 'scheduled' }] });
    expect((await api.ask('getSignalReport', { params })).body).toEqual(sampleReport);
    expect((await api.ask('getSignalReport', { params: { edition: '9' } })).status).toBe(404);
  });

  it('takes an answer once and gives it back', async () => {
    const body = { signal, kind: 'declined', explanation: 'Geen geld in 2028.' };
    const key = 'the-same-key-twice';
    for (const _time of [1, 2]) {
      expect((await api.ask('postSignalAnswer', { params, body, key })).status).toBe(201);
    }
    const { text } = await api.ask('listSignalAnswers', { params });
    expect(text.match(/Geen geld in 2028/g)).toHaveLength(1);
  });

  it.each([
    [{ kind: 'taken-up', explanation: 'Ja.' }, '/who'],
    [{ kind: 'noted', explanation: 'Vraag het aan mevrouw Janssen.' }, '/explanation'],
    [{ kind: 'noted', explanation: 'Ja.', who: 'bel 06 12345678' }, '/who'],
  ])('refuses %j and says where', async (answer, pointer) => {
    const { status, body, text } = await api.ask('postSignalAnswer', {
      params,
      body: { signal, ...answer },
    });
    expect(status).toBe(400);
    expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
    expect(text).not.toMatch(/Janssen|12345678/);
  });

  it('takes no answer to what was never published', async () => {
    const answer = { kind: 'noted', explanation: 'Ja.' };
    const ask = (edition: string, number: number) =>
      api.ask('postSignalAnswer', { params: { edition }, body: { signal: number, ...answer } });
    expect((await ask('8', 999)).status).toBe(404);
    expect((await ask('7', signal)).status).toBe(404);
  });

  it('releases a wording, and refuses one that points at a person or at no theme', async () => {
    const release = (code: string, title: string) =>
      api.ask('putSignalWording', { params: { theme: code }, body: { title } });
    expect((await release(theme, 'Geen adres, dus geen woning')).status).toBe(200);
    expect((await release(theme, 'Mevrouw Janssen heeft geen adres')).status).toBe(400);
    expect([400, 404]).toContain((await release('no-such-theme', 'Niets')).status);
    const { text } = await api.ask('listSignalWordings');
    expect(text).toContain('Geen adres, dus geen woning');
    expect(text).not.toContain('Janssen');
  });
});

describe('a wording that is released again', () => {
  it('is the same answer for the same key, and another for another', async () => {
    const theme = { theme: 'partner-term-exceeded' };
    const release = (title: string, key: string) =>
      api.ask('putSignalWording', { params: theme, body: { title }, key });
    const first = await release('Wachten op een antwoord', 'wording-1');
    const second = await release('Acht weken wachten', 'wording-2');
    const again = await release('Wachten op een antwoord', 'wording-1');
    expect([first.status, second.status, again.status]).toEqual([200, 200, 200]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await release('Iets anders', 'wording-1')).status).toBe(422);
    expect((await api.ask('listSignalWordings')).body['items']).toContainEqual({
      ...theme,
      label: 'Partner antwoordt niet op tijd',
      wording: { title: 'Acht weken wachten' },
    });
  });
});

describe('the list of editions', () => {
  it('goes on where the page before ended', async () => {
    const { body } = await api.ask('listSignalReports', { query: 'limit=1' });
    expect(body['next']).toBe(8);
    const rest = await api.ask('listSignalReports', { query: 'limit=1&cursor=8' });
    expect(rest.body).toEqual({ items: [] });
    expect((await api.ask('listSignalReports', { query: 'cursor=x' })).status).toBe(400);
  });
});

describe('the form that is asked for', () => {
  it('is a page to read only, which runs no script', async () => {
    const { text, headers } = await api.ask('getSignalReport', { params, accept: 'text/html' });
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain("style-src 'self'");
    expect(text).toContain('<h1 class="utrecht-heading-1">Signalenrapport</h1>');
    expect(text).not.toContain('href="/signalen');
  });

  it('is a file for a spreadsheet', async () => {
    const { text, headers } = await api.ask('getSignalReport', { params, accept: 'text/csv' });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toContain('signalenrapport-8.csv');
    expect(text).toContain('cijfers;gesprekken;;44;38;');
  });

  it('is refused when it is another', async () => {
    const { status } = await api.ask('getSignalReport', { params, accept: 'image/png' });
    expect(status).toBe(406);
  });
});
