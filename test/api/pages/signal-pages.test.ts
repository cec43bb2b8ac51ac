import { publishEdition } from '../../../store/editions';
import type { BrowserJar } from '../../support/browser-jar';
import { policy } from '../../support/api-harness';
import { startDesk, type Desk } from '../../support/desk-harness';
import { hiddenIn } from '../../support/form-in';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { accepted } from '../../domain/case/case-builder';
import { plantCase } from '../../store/planted-case';

let database: TestDatabase;
let desk: Desk;
let group: BrowserJar;
let leader: BrowserJar;

async function publish(edition: number): Promise<void> {
  const raised = { theme: 'waiting-list', window: 'resident', organisations: [] } as const;
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
const answers = () =>
  database.db.selectFrom('signal_answer').select(['signal', 'edition', 'answered_by']).execute();
const given = { antwoord: 'declined', wie: '', wanneer: '', uitleg: 'Er is geen geld in 2028.' };

describe('the policy group, signed in', () => {
  it('begins at the report, also before there is one', async () => {
    const { url, response } = await group.follow(`${desk.url}/inloggen?als=pg-01`);
    expect(url).toBe(`${desk.url}/signalen`);
    expect(await response?.text()).toContain('Er is nog geen rapport.');
    await publish(1);
    await publish(2);
  });

  it('reads the newest edition, the ones before, and takes the figures along', async () => {
    const { html } = await shown('/signalen');
    expect(html).toContain('<title>Signalenrapport, editie 2 – Op Koers</title>');
    expect(html).toContain('aria-current="page">Signalen</a>');
    expect(html).toContain(`href="${signal}"`);
    expect((await shown('/signalen/edities')).html).toContain('href="/signalen/editie/1"');
    expect((await shown('/signalen/editie/1')).html).toContain('Ga naar editie 2');
    const csv = await shown('/signalen/editie/2/cijfers.csv');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.html).toContain('editie;2;');
  });

  it('takes the report along as PDF, which leads nowhere', async () => {
    expect((await shown('/signalen')).html).toContain('href="/signalen/editie/2/rapport.pdf"');
    const { headers, html } = await shown('/signalen/editie/2/rapport.pdf');
    expect(headers.get('content-disposition')).toContain('signalenrapport-2.pdf');
    expect(html).toContain('Editie 2');
    expect(html).not.toContain('href="/signalen');
  });

  it('finds nothing where there is nothing', async () => {
    const none = ['/signalen/editie/9', '/signalen/editie/0', '/signalen/editie/x', `${signal}9`];
    for (const path of none) expect([path, (await shown(path)).status]).toEqual([path, 404]);
  });

  it('answers under its own name, once, with what misses named and what was typed kept', async () => {
    const { html } = await shown(signal);
    const wrong = await send(html, { ...given, antwoord: '' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('Kies een antwoord');
    expect(wrong.html).toContain('Er is geen geld in 2028.</textarea>');
    const named = await send(html, { ...given, uitleg: 'Mevrouw Janssen wacht.' });
    expect([named.status, await answers()]).toEqual([400, []]);
    for (const sent of [await send(html, given), await send(html, given)])
      expect([sent.status, sent.to]).toEqual([303, '/signalen/editie/2?beantwoord=1']);
    expect(await answers()).toEqual([{ signal: 1, edition: 2, answered_by: 'pg-01' }]);
    const { html: report } = await shown('/signalen/editie/2?beantwoord=1');
    expect(report).toContain('Uw antwoord op signaal 1 is bewaard.');
    const raced = await send(html, { ...given, uitleg: 'Wij weten dit.' });
    expect([raced.status, (await answers()).length]).toEqual([409, 1]);
    expect(raced.html).toContain('Iemand was u voor');
    expect(raced.html).toContain('Wij weten dit.</textarea>');
  });
});

describe('a project leader', () => {
  it('reads the report and the signal, and finds nothing to answer with', async () => {
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
    const refused = await send(html, { ...given, gezien: '1', key }, leader);
    expect(refused.status).toBe(403);
    expect(refused.html).toContain('Dit is niet voor jouw rol');
    expect(await answers()).toHaveLength(1);
  });
});
