import { publishEdition } from '../../../store/editions';
import { BrowserJar } from '../../support/browser-jar';
import { policy } from '../../support/test-routes';
import { startDesk, type Desk } from '../../support/desk-harness';
import { hiddenIn } from '../../support/form-in';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { storeAnswer } from '../../../store/signals';
import { accepted } from '../../domain/case/case-builder';
import { plantCase } from '../../store/planted-case';

let database: TestDatabase;
let desk: Desk;
let group: BrowserJar;
let leader: BrowserJar;

async function publish(edition: number, theme = 'waiting-list'): Promise<void> {
  const raised = { theme, window: 'resident', organisations: [] } as const;
  for (let count = 0; count < 8; count += 1) {
    const story = count < 5 ? accepted().give('raiseSignal', raised) : accepted();
    await plantCase(database.db, story.journal);
  }
  const now = `2027-0${String(edition)}-04T05:00:10.000Z`;
  const slot = { slot: `s-${String(edition)}`, kind: 'extra', dueAt: now } as const;
  await publishEdition(database.db, slot, { policy, partners: [], now });
}

beforeAll(async () => {
  for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockReturnValue();
  database = await createTestDatabase();
  const print = (html: string) => Promise.resolve(Buffer.from(`%PDF-${html}`));
  desk = await startDesk({ databaseUrl: database.url, print });
  group = await desk.signedIn('pg-01');
  leader = await desk.signedIn('pl-01');
});

afterAll(async () => {
  await desk.close();
  await database.drop();
});

afterEach(() => database.db.deleteFrom('signal_answer').execute());

async function shown(path: string, browser = group) {
  const response = await browser.ask(`${desk.url}${path}`);
  return { status: response.status, html: await response.text(), headers: response.headers };
}

async function send(html: string, fields: Readonly<Record<string, string>>, browser = group) {
  const response = await browser.ask(`${desk.url}${signal}`, { ...hiddenIn(html), ...fields });
  const to = response.headers.get('location') ?? '';
  return { status: response.status, to, html: await response.text() };
}

const signal = '/signalen/editie/2/signaal/1';
/** Published in edition 3 for the first time. */
const early = '/signalen/editie/2/signaal/2';
const answers = () =>
  database.db.selectFrom('signal_answer').selectAll().orderBy('answered_at').execute();
const given = { antwoord: 'declined', wie: '', wanneer: '', uitleg: 'Er is geen geld in 2028.' };

async function answerByLink(): Promise<void> {
  const answer = { kind: 'declined', explanation: given.uitleg } as const;
  await storeAnswer(database.db, {
    ...{ edition: 2, signal: 1, answer, by: 'policy-group', commandId: 'page-2-1-x' },
    now: '2027-02-05T09:00:00.000Z',
  });
}

describe('the policy group, signed in', () => {
  it('begins at the report, also before there is one', async () => {
    const { url, response } = await group.follow(`${desk.url}/inloggen?als=pg-01`);
    expect(url).toBe(`${desk.url}/signalen`);
    expect(await response?.text()).toContain('Er is nog geen rapport.');
    await publish(1);
    await publish(2);
    await publish(3, 'letters-not-understood');
  });

  it('reads the newest edition, the ones before, and takes the figures along', async () => {
    const { html } = await shown('/signalen');
    expect(html).toContain('<title>Signalenrapport, editie 3 – Op Koers</title>');
    expect(html).toContain('aria-current="page">Signalen</a>');
    expect(html).toContain('href="/signalen/editie/3/signaal/1"');
    expect((await shown('/signalen/edities')).html).toContain('href="/signalen/editie/1"');
    expect((await shown('/signalen/editie/1')).html).toContain('Ga naar editie 3');
    const csv = await shown('/signalen/editie/2/cijfers.csv');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.html).toContain('editie;2;');
  });

  it('takes the report along as PDF, which leads nowhere', async () => {
    expect((await shown('/signalen/editie/2')).html).toContain(
      'href="/signalen/editie/2/rapport.pdf"',
    );
    const { headers, html } = await shown('/signalen/editie/2/rapport.pdf');
    expect(headers.get('content-disposition')).toContain('signalenrapport-2.pdf');
    expect(html).toContain('Editie 2');
    expect(html).not.toContain('href="/signalen');
  });

  it('finds nothing where there is nothing', async () => {
    const none = [
      '/signalen/editie/9',
      '/signalen/editie/0',
      '/signalen/editie/x',
      `${signal}9`,
      early,
    ];
    for (const path of none) expect([path, (await shown(path)).status]).toEqual([path, 404]);
  });
});

describe('who comes to a signal by the link of an edition', () => {
  it('signs in and lands where the signal is answered', async () => {
    const browser = new BrowserJar();
    const { url, response } = await browser.follow(`${desk.url}${signal}`);
    expect(url).toMatch(`${desk.issuerUrl}/wie/`);
    expect(await response?.text()).toContain('pg-01');
    const chosen = await browser.ask(`${url}?lid=pg-01`, {});
    const landed = await browser.follow(new URL(chosen.headers.get('location') ?? '', url).href);
    expect(landed.url).toBe(`${desk.url}${signal}`);
    const html = (await landed.response?.text()) ?? '';
    expect(html).toContain('Wat is uw antwoord?');
    expect((await send(html, given, browser)).status).toBe(303);
    expect(await answers()).toMatchObject([{ answered_by: 'pg-01' }]);
  });
});

describe('an answer', () => {
  it('is given under the own name, and once, however often its form is posted', async () => {
    const { html } = await shown(signal);
    const sent = [
      ...(await Promise.all([send(html, given), send(html, given)])),
      await send(html, given),
    ];
    expect(sent.map(({ status, to }) => [status, to])).toEqual(
      Array(3).fill([303, '/signalen/editie/2?beantwoord=1']),
    );
    expect(await answers()).toMatchObject([{ signal: 1, edition: 2, answered_by: 'pg-01' }]);
    const { html: report } = await shown('/signalen/editie/2?beantwoord=1');
    expect(report).toContain('Uw antwoord op signaal 1 is bewaard.');
  });

  it('shows who was first, and what was typed, and then takes its place', async () => {
    const mine = await shown(signal);
    await send((await shown(signal)).html, given);
    const late = { ...given, antwoord: 'noted', uitleg: 'Dat weten wij.' };
    const raced = await send(mine.html, late);
    expect(raced.status).toBe(409);
    expect(raced.html).toContain('Iemand was u voor');
    expect(raced.html).toContain('Er is geen geld in 2028.');
    expect(raced.html).toContain('Dat weten wij.</textarea>');
    expect((await send(raced.html, late)).status).toBe(303);
    expect((await answers()).map(({ answer }) => answer.kind)).toEqual(['declined', 'noted']);
  });

  it.each([
    [{ antwoord: '' }, 'Kies een antwoord'],
    [{ antwoord: 'taken-up', wanneer: 'maart' }, 'Vul in wie dit oppakt'],
    [{ antwoord: 'taken-up', wie: 'Wethouder' }, 'Vul in wanneer het klaar is'],
    [{ uitleg: '' }, 'Schrijf kort op waarom'],
    [{ uitleg: 'Bel 06 12345678' }, 'een telefoonnummer'],
    [{ uitleg: 'Mevrouw Janssen wacht.' }, 'een naam'],
    [{ antwoord: 'done' }, 'Kies een antwoord'],
    [{ uitleg: 'Van links \u202enaar rechts' }, 'tekens die wij niet kunnen bewaren'],
    [{ wie: 'Wonen\u0007' }, 'tekens die wij niet kunnen bewaren'],
    [{ uitleg: '\u200b' }, 'tekens die wij niet kunnen bewaren'],
  ])('is not taken with %j, and what was typed stays', async (wrong, message) => {
    const { status, html } = await send((await shown(signal)).html, { ...given, ...wrong });
    expect(status).toBe(400);
    expect(html).toContain('<title>Fout: ');
    expect(html).toContain(message);
    expect(html).toContain(`${{ ...given, ...wrong }.uitleg}</textarea>`);
    expect(await answers()).toEqual([]);
  });

  it('is not taken when it is too long', async () => {
    const long = { ...given, uitleg: 'a'.repeat(2_001) };
    const { status, html } = await send((await shown(signal)).html, long);
    expect([status, await answers()]).toEqual([400, []]);
    expect(html).toContain('hooguit 2.000 tekens');
  });

  it('is kept as the API would keep it', async () => {
    const uitleg = 'Geen geld.\r\nOok niet voor e\u0301e\u0301n woning.';
    expect((await send((await shown(signal)).html, { ...given, uitleg })).status).toBe(303);
    const [kept] = await answers();
    expect(kept?.answer.explanation).toBe('Geen geld.\nOok niet voor één woning.');
  });

  it('says that it is done only of what was taken up, and that once too', async () => {
    const { html } = await shown(signal);
    expect(html).not.toContain('Dit is klaar');
    await send(html, { ...given, antwoord: 'taken-up', wie: 'Wonen', wanneer: 'maart 2028' });
    const { html: takenUp } = await shown(signal);
    expect(takenUp).toContain('Dit is klaar');
    for (const _time of [1, 2])
      expect((await send(takenUp, { ...given, antwoord: 'done' })).status).toBe(303);
    expect((await answers()).map(({ answer }) => answer.kind)).toEqual(['taken-up', 'done']);
  });

  it.each([{ csrf: 'x' }, { key: '' }, { key: 'short' }])(
    'is not taken from a form with %j',
    async (wrong) => {
      const { status } = await send((await shown(signal)).html, { ...given, ...wrong });
      expect([status, await answers()]).toEqual([403, []]);
    },
  );

  it('is not given by reading', async () => {
    const said = '/signalen/editie/2?beantwoord=1';
    for (const path of [signal, said]) expect((await shown(path)).html).not.toContain('is bewaard');
    expect(await answers()).toEqual([]);
  });

  it('that came by the link, before it needed a sign-in, stays readable', async () => {
    await answerByLink();
    for (const path of [signal, '/signalen/editie/2'])
      expect((await shown(path)).html).toContain('Er is geen geld in 2028.');
  });
});

describe('a project leader', () => {
  it('reads the report and the signal, and finds nothing to answer with', async () => {
    await answerByLink();
    const { html } = await shown('/signalen', leader);
    expect(html).toContain('wat doet de beleidsgroep eraan?');
    expect(html).not.toContain('Antwoorden<');
    expect(html.match(/<nav class="ok-nav"[\s\S]*?<\/nav>/)?.[0].match(/<a /g)).toHaveLength(5);
    const page = await shown(signal, leader);
    expect(page.html).toContain('Er is geen geld in 2028.');
    expect(page.html).not.toContain('<form');
  });

  it('is refused when asking all the same', async () => {
    const { html } = await shown('/uitloggen', leader);
    const key = 'k'.repeat(22);
    const refused = await send(html, { ...given, gezien: '0', key }, leader);
    expect(refused.status).toBe(403);
    expect(refused.html).toContain('Dit is niet voor jouw rol');
    expect(await answers()).toEqual([]);
  });
});
