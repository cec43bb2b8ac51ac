import { randomUUID } from 'node:crypto';
import { numberCasesApart, startEngine } from '../../support/api-harness';
import type { BrowserJar } from '../../support/browser-jar';
import { startDesk, type Desk } from '../../support/desk-harness';
import { eventually } from '../../support/eventually';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { caseAt, eventsOf } from '../case-steps';

let database: TestDatabase;
let desk: Desk;
let engine: { stop(): Promise<void> };
let browser: BrowserJar;
let caseNumber: string;

beforeAll(async () => {
  for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockReturnValue();
  database = await createTestDatabase();
  await numberCasesApart(database.db);
  const taskQueue = `test-${randomUUID()}`;
  engine = await startEngine({ db: database.db, databaseUrl: database.url, taskQueue });
  desk = await startDesk({ databaseUrl: database.url, taskQueue });
  browser = await desk.signedIn('wc-01');
  caseNumber = await caseAt(desk.api, 'call-back');
});

afterAll(async () => {
  await desk.close();
  await engine.stop();
  await database.drop();
});

type Fields = Readonly<Record<string, string>>;

const casePath = () => `/trajecten/${caseNumber}`;

async function shown(path: string): Promise<string> {
  const response = await browser.ask(`${desk.url}${path}`);
  expect(response.status).toBe(200);
  return response.text();
}

/** Presses the button of the form that this page shows, with everything hidden in it. */
async function fillIn(path: string, html: string, fields: Fields) {
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const seal = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
  const response = await browser.ask(`${desk.url}${path}`, { ...seal, ...fields });
  const { status, headers } = response;
  return { status, to: headers.get('location') ?? '', html: await response.text() };
}

async function count(type: string): Promise<number> {
  return (await eventsOf(desk.api, caseNumber)).filter((each) => each === type).length;
}

/** Gives it twice with one key; one event comes of it, and the case says so both times. */
async function giveTwice(path: string, html: string, fields: Fields, event: string) {
  const before = await count(event);
  const first = await fillIn(path, html, fields);
  expect([first.status, first.html]).toEqual([303, expect.anything()]);
  const after = await shown(first.to);
  expect(after).toContain('Opgeslagen.');
  const second = await fillIn(path, html, fields);
  expect(second.to).toBe(`${first.to}&weer=1`);
  expect(await shown(second.to)).toContain('Er is niets dubbel gebeurd.');
  expect(await count(event)).toBe(before + 1);
  return after;
}

const basisIds = (html: string) =>
  [...html.matchAll(/toestemming\/(b-[0-9a-f]{8})\/stoppen/g)].map(([, id = '']) => id);

const consent = {
  ...{ doe: 'toestemming', hoe: 'spoken', tot: '2199-01-01' },
  ...{ 'mag-viveste-identity': 'ja', 'mag-viveste-housing': 'ja' },
};

describe('the page of a consent', () => {
  const path = () => `${casePath()}/toestemming`;

  it('asks for partners first, then offers only what each may get, nothing ticked', async () => {
    const html = await shown(path());
    const nobody = await fillIn(path(), html, { doe: 'kiezen' });
    expect(nobody.status).toBe(400);
    expect(nobody.html).toContain('Kies aan wie jullie iets vertellen');
    const who = await fillIn(path(), html, { doe: 'kiezen', 'met-viveste': 'ja' });
    expect(who.status).toBe(200);
    expect(who.html).toContain('Wat mag Viveste weten?');
    expect(who.html).toContain('mag-viveste-housing');
    expect(who.html).not.toContain('mag-viveste-debts');
    expect(who.html).not.toContain('checked');
    expect(who.html).toContain('Versie van deze tekst: toestemming-2026-1');
    expect(who.html).not.toMatch(/(href|action)="[^"]*viveste/i);
  });

  it('misses what was not said, and keeps what was', async () => {
    const { html } = await fillIn(path(), await shown(path()), { 'met-viveste': 'ja' });
    const fields = { doe: 'toestemming', tot: '2020-01-01', 'mag-viveste-housing': 'ja' };
    const half = await fillIn(path(), html, fields);
    expect(half.status).toBe(400);
    expect(half.html).toContain('Kies hoe de inwoner ja zei');
    expect(half.html).toContain('Kies een dag die nog komt');
    expect(half.html).toMatch(/name="mag-viveste-housing" value="ja" checked/);
    const unsaid = await fillIn(path(), html, { ...fields, doe: 'wet', wet: 'Wmo 2015' });
    expect(unsaid.html).toContain('Schrijf op waarom het nodig is');
    expect(await count('basisRecorded')).toBe(0);
  });

  it('records it once, and the case shows it with the way to stop', async () => {
    const { html } = await fillIn(path(), await shown(path()), { 'met-viveste': 'ja' });
    const after = await giveTwice(path(), html, consent, 'basisRecorded');
    expect(after).toContain('naam en geboortedatum en wonen');
    expect(basisIds(after)).toHaveLength(1);
  });

  it('records a task of a law with the citation', async () => {
    const { html } = await fillIn(path(), await shown(path()), { 'met-lister': 'ja' });
    const fields = {
      ...{ doe: 'wet', 'mag-lister-identity': 'ja', wet: 'Wmo 2015', artikel: '2.3.2' },
      nodig: 'Zonder naam kan het onderzoek niet.',
    };
    const strange = await fillIn(path(), html, { ...fields, wet: '"Wmo"' });
    expect([strange.status, strange.html.includes('zoals: Wmo 2015')]).toEqual([400, true]);
    const after = await giveTwice(path(), html, fields, 'basisRecorded');
    expect(after).toContain('wettelijke taak: Wmo 2015, 2.3.2');
  });

  it('is where a hand-off without consent leads, with that partner chosen', async () => {
    const handoff = `${casePath()}/overdracht`;
    const choice = { stap: 'a1', partner: 'jellinek' };
    const refused = await fillIn(handoff, await shown(handoff), choice);
    expect(refused.html).toContain(`action="${path()}"`);
    const { html } = await fillIn(path(), refused.html, { doe: 'kiezen' });
    expect(html).toContain('Wat mag Jellinek weten?');
  });
});

describe('the page of a hand-off that was asked', () => {
  it('shows how it stands, takes it over once and then offers nothing more', async () => {
    const [basisId = ''] = basisIds(await shown(casePath()));
    const asked = { actionId: 'a1', partner: 'viveste', kind: 'help-request', basisId };
    const body = { ...asked, categories: ['housing'], question: 'Is er een woning?' };
    await desk.api.ask('postHandoff', { params: { caseNumber }, body });
    const path = `${casePath()}/overdracht/${caseNumber}-H1`;
    await eventually(async () => (await shown(casePath())).includes(path) || undefined);
    const [html, other] = [await shown(path), await shown(path)];
    expect(html).toContain('Overdracht aan Viveste');
    expect(html).toContain('de vraag en wonen');
    expect(html).not.toContain('opnieuw versturen');
    expect((await fillIn(path, html, {})).html).toContain('Kies wat je doet');
    const unsaid = await fillIn(path, html, { doe: 'zelf', uitleg: ' ' });
    expect(unsaid.status).toBe(400);
    expect(unsaid.html).toContain('Schrijf op wat je zelf gaat doen');
    const said = { doe: 'zelf', uitleg: 'Wij bellen vrijdag.' };
    await giveTwice(path, html, said, 'handoffStopAsked');
    const settled = await fillIn(path, other, said);
    expect(settled.status).toBe(409);
    expect(settled.html).toContain('Deze overdracht is al gesloten of wordt gestopt.');
    expect(settled.html).toContain('Wij bellen vrijdag.');
    expect(await shown(path)).not.toContain('name="doe"');
  });
});

describe('the page to stop sharing', () => {
  it('stops once, without a reason, and proves it; the case says so too', async () => {
    const [basisId = ''] = basisIds(await shown(casePath()));
    const path = `${casePath()}/toestemming/${basisId}/stoppen`;
    const html = await shown(path);
    expect(html).toContain('hoeft niet te zeggen waarom');
    expect(html.match(/utrecht-button--primary-action/g)).toBeNull();
    const first = await fillIn(path, html, {});
    expect(first.to).toBe(`${casePath()}/toestemming/${basisId}/bewijs`);
    expect(await shown(first.to)).toContain('Sindsdien is er niets meer verstuurd.');
    expect((await fillIn(path, html, {})).to).toBe(first.to);
    const after = await eventually(async () => {
      const page = await shown(casePath());
      return page.includes('Niemand meer') ? page : undefined;
    });
    expect(after).toContain(`href="${first.to}"`);
    expect(await count('basisWithdrawn')).toBe(1);
    expect(await shown(path)).toContain('Hier delen wij niets meer op');
  });
});

describe('the pages of money', () => {
  const path = () => `${casePath()}/geld`;
  const asked = { bedrag: '€ 250,50', waarvoor: 'Opslag.', doorbraak: 'De meubels blijven.' };

  it('says how to write an amount, and what can be asked at most', async () => {
    const html = await shown(path());
    expect(html).toMatch(/kun je nog €\u00a0[\d.]+ vragen/);
    const wrong = await fillIn(path(), html, { ...asked, bedrag: '1,250', doorbraak: '' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('Schrijf het bedrag in euro’s, zoals 320 of 79,95');
    expect(wrong.html).toContain('Schrijf op welke doorbraak dit geeft');
    expect(wrong.html).toContain('value="1,250"');
    const much = await fillIn(path(), html, { ...asked, bedrag: '900.000' });
    expect(much.status).toBe(409);
    expect(much.html).toMatch(/Er is nog €\u00a0[\d.]+ over\. Vraag hooguit dat bedrag/);
    expect(much.html).toContain('value="900.000"');
  });

  it('asks once, and after a yes takes what was spent and what came back', async () => {
    const after = await giveTwice(path(), await shown(path()), asked, 'budgetRequested');
    expect(after).toContain('€\u00a0250,50');
    const params = { caseNumber };
    const { body } = await desk.api.ask<{ requests: { requestId: string }[] }>(
      'listBudgetRequests',
      { params },
    );
    const requestId = body.requests[0]?.requestId ?? '';
    const decision = { params: { caseNumber, requestId }, body: { decision: 'approve' } };
    await desk.api.ask('postBudgetDecision', decision);
    const spend = `${path()}/${requestId}/uitgave`;
    await eventually(async () => (await shown(casePath())).includes(spend) || undefined);
    const html = await shown(spend);
    const tooMuch = await fillIn(spend, html, { bedrag: '2.000' });
    expect(tooMuch.status).toBe(409);
    expect(tooMuch.html).toContain('Er is nog €\u00a0250,50 over van dit bedrag.');
    await giveTwice(spend, tooMuch.html, { bedrag: '80', bon: 'Map van de tafel' }, 'budgetSpent');
    const back = await shown(`${path()}/terug`);
    expect(back).toContain('€\u00a080: Opslag.');
    const uitgave = /name="uitgave" value="([^"]+)"/.exec(back)?.[1] ?? '';
    const rest = await giveTwice(
      `${path()}/terug`,
      back,
      { uitgave, bedrag: '30' },
      'budgetRefunded',
    );
    expect(rest).toContain('<strong>€\u00a050</strong>');
  });
});

describe('the pages of what does not fit', () => {
  it('records a deviation once, and the case has the decision as text', async () => {
    const path = `${casePath()}/afwijken`;
    const html = await shown(path);
    expect(html).toContain('Op grond van: ');
    const nothing = await fillIn(path, html, { regel: 'Participatiewet' });
    expect(nothing.html).toContain('Schrijf op waarom je afwijkt');
    expect(nothing.html).toContain('Kies wie dit besluit neemt');
    expect(nothing.html).toContain('value="Participatiewet"');
    const said = { regel: 'Participatiewet', artikel: 'artikel 18', besluit: 'wc-01' };
    const filled = { ...said, waarom: 'Korten maakt de schuld groter.' };
    const after = await giveTwice(path, html, filled, 'deviationRecorded');
    expect(after).toContain('Besluit om gemotiveerd af te wijken');
    expect(after).toContain('Korten maakt de schuld groter.');
  });

  it('takes a signal once, and none that points at a person', async () => {
    const path = `${casePath()}/signaal`;
    const html = await shown(path);
    const filled = { thema: 'waiting-list', venster: 'organisation', 'wie-ggz': 'ja' };
    const about = await fillIn(path, html, { ...filled, tekst: 'Mevrouw De Vries wacht.' });
    expect(about.status).toBe(400);
    expect(about.html).toContain('Haal weg wat over één persoon gaat');
    expect(about.html).toContain('Mevrouw De Vries wacht.');
    const said = { ...filled, tekst: 'De wachttijd is een half jaar.' };
    expect(await giveTwice(path, html, said, 'signalRaised')).toContain('Signaal gegeven');
  });
});

it('offers nothing in a case that is over', async () => {
  await desk.api.ask('postClosure', {
    params: { caseNumber },
    body: { outcome: 'moved', closeAnyway: true },
  });
  await eventually(async () => ((await count('caseClosed')) > 0 ? true : undefined));
  for (const page of ['geld', 'afwijken']) {
    const html = await shown(`${casePath()}/${page}`);
    expect(html).toContain('Dit traject is afgerond of wordt afgerond.');
    expect(html).not.toContain('<textarea');
  }
});
