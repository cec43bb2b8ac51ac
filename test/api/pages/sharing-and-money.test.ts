import { eventually } from '../../support/eventually';
import { writtenCaseAt } from '../case-steps';
import { startCaseDesk, type CaseDesk, type DeskBrowser } from './case-desk';

let desk: CaseDesk;
let browser: DeskBrowser;
let caseNumber: string;

beforeAll(async () => {
  desk = await startCaseDesk();
  browser = await desk.browserOf('wc-01');
  caseNumber = await writtenCaseAt(desk.api, 'call-back');
});

afterAll(() => desk.close());

const casePath = () => `/trajecten/${caseNumber}`;

const basisIds = (html: string) =>
  [...html.matchAll(/toestemming\/(b-[0-9a-f]{8})\/stoppen/g)].map(([, id = '']) => id);

const consent = {
  ...{ doe: 'toestemming', hoe: 'spoken', tot: '2199-01-01' },
  ...{ 'mag-viveste-identity': 'ja', 'mag-viveste-housing': 'ja' },
};

describe('the page of a consent', () => {
  const path = () => `${casePath()}/toestemming`;

  it('asks for partners first, then offers only what each may get, nothing ticked', async () => {
    const html = await browser.read(path());
    const nobody = await browser.fillIn(path(), html, { doe: 'kiezen' });
    expect(nobody.status).toBe(400);
    expect(nobody.html).toContain('Kies aan wie jullie iets vertellen');
    const who = await browser.fillIn(path(), html, { doe: 'kiezen', 'met-viveste': 'ja' });
    expect(who.status).toBe(200);
    expect(who.html).toContain('Wat mag Viveste weten?');
    expect(who.html).toContain('mag-viveste-housing');
    expect(who.html).not.toContain('mag-viveste-debts');
    expect(who.html).not.toContain('checked');
    expect(who.html).toContain('Versie van deze tekst: toestemming-2026-1');
    expect(who.html).not.toMatch(/(href|action)="[^"]*viveste/i);
  });

  it('misses what was not said, and keeps what was', async () => {
    const { html } = await browser.fillIn(path(), await browser.read(path()), {
      'met-viveste': 'ja',
    });
    const fields = { doe: 'toestemming', tot: '2020-01-01', 'mag-viveste-housing': 'ja' };
    const half = await browser.fillIn(path(), html, fields);
    expect(half.status).toBe(400);
    expect(half.html).toContain('Kies hoe de inwoner ja zei');
    expect(half.html).toContain('Kies een dag die nog komt');
    expect(half.html).toMatch(/name="mag-viveste-housing" value="ja" checked/);
    const unsaid = await browser.fillIn(path(), html, { ...fields, doe: 'wet', wet: 'Wmo 2015' });
    expect(unsaid.html).toContain('Schrijf op waarom het nodig is');
    expect(await desk.countOf(caseNumber, 'basisRecorded')).toBe(0);
  });

  it('records it once, and the case shows it with the way to stop', async () => {
    const { html } = await browser.fillIn(path(), await browser.read(path()), {
      'met-viveste': 'ja',
    });
    const after = await browser.saveTwice(path(), html, consent, 'basisRecorded');
    expect(after).toContain('naam en geboortedatum en wonen');
    expect(basisIds(after)).toHaveLength(1);
  });

  it('records a task of a law with the citation', async () => {
    const { html } = await browser.fillIn(path(), await browser.read(path()), {
      'met-lister': 'ja',
    });
    const fields = {
      ...{ doe: 'wet', 'mag-lister-identity': 'ja', wet: 'Wmo 2015', artikel: '2.3.2' },
      nodig: 'Zonder naam kan het onderzoek niet.',
    };
    const strange = await browser.fillIn(path(), html, { ...fields, wet: '"Wmo"' });
    expect([strange.status, strange.html.includes('zoals: Wmo 2015')]).toEqual([400, true]);
    const after = await browser.saveTwice(path(), html, fields, 'basisRecorded');
    expect(after).toContain('wettelijke taak: Wmo 2015, 2.3.2');
  });

  it('is where a hand-off without consent leads, with that partner chosen', async () => {
    const handoff = `${casePath()}/overdracht`;
    const choice = { stap: 'a1', partner: 'jellinek' };
    const refused = await browser.fillIn(handoff, await browser.read(handoff), choice);
    expect(refused.html).toContain(`action="${path()}"`);
    const { html } = await browser.fillIn(path(), refused.html, { doe: 'kiezen' });
    expect(html).toContain('Wat mag Jellinek weten?');
  });
});

describe('the page of a hand-off that was asked', () => {
  it('shows how it stands, takes it over once and then offers nothing more', async () => {
    const [basisId = ''] = basisIds(await browser.read(casePath()));
    const asked = { actionId: 'a1', partner: 'viveste', kind: 'help-request', basisId };
    const body = { ...asked, categories: ['housing'], question: 'Is er een woning?' };
    await desk.api.ask('postHandoff', { params: { caseNumber }, body });
    const path = `${casePath()}/overdracht/${caseNumber}-H1`;
    await eventually(async () => (await browser.read(casePath())).includes(path) || undefined);
    const [html, other] = [await browser.read(path), await browser.read(path)];
    expect(html).toContain('Overdracht aan Viveste');
    expect(html).toContain('de vraag en wonen');
    expect(html).not.toContain('opnieuw versturen');
    expect((await browser.fillIn(path, html, {})).html).toContain('Kies wat je doet');
    const unsaid = await browser.fillIn(path, html, { doe: 'zelf', uitleg: ' ' });
    expect(unsaid.status).toBe(400);
    expect(unsaid.html).toContain('Schrijf op wat je zelf gaat doen');
    const said = { doe: 'zelf', uitleg: 'Wij bellen vrijdag.' };
    await browser.saveTwice(path, html, said, 'handoffStopAsked');
    const settled = await browser.fillIn(path, other, said);
    expect(settled.status).toBe(409);
    expect(settled.html).toContain('Deze overdracht is al gesloten of wordt gestopt.');
    expect(settled.html).toContain('Wij bellen vrijdag.');
    expect(await browser.read(path)).not.toContain('name="doe"');
  });
});

describe('the page to stop sharing', () => {
  it('stops once, without a reason, and proves it; the case says so too', async () => {
    const [basisId = ''] = basisIds(await browser.read(casePath()));
    const path = `${casePath()}/toestemming/${basisId}/stoppen`;
    const html = await browser.read(path);
    expect(html).toContain('hoeft niet te zeggen waarom');
    expect(html.match(/utrecht-button--primary-action/g)).toBeNull();
    const first = await browser.fillIn(path, html, {});
    expect(first.to).toBe(`${casePath()}/toestemming/${basisId}/bewijs`);
    expect(await browser.read(first.to)).toContain('Sindsdien is er niets meer verstuurd.');
    const again = await browser.fillIn(path, html, {});
    expect(again.to).toBe(`${first.to}?weer=1`);
    expect(await browser.read(again.to)).toMatch(/Dit was al opgeslagen om \d\d\.\d\d uur\./);
    const after = await eventually(async () => {
      const page = await browser.read(casePath());
      return page.includes('Niemand meer') ? page : undefined;
    });
    expect(after).toContain(`href="${first.to}"`);
    expect(await desk.countOf(caseNumber, 'basisWithdrawn')).toBe(1);
    expect(await browser.read(path)).toContain('Hier delen wij niets meer op');
  });
});

describe('the pages of money', () => {
  const path = () => `${casePath()}/geld`;
  const asked = { bedrag: '€ 250,50', waarvoor: 'Opslag.', doorbraak: 'De meubels blijven.' };

  it('says how to write an amount, and what can be asked at most', async () => {
    const html = await browser.read(path());
    expect(html).toMatch(/kun je nog €\u00a0[\d.]+ vragen/);
    const wrong = await browser.fillIn(path(), html, { ...asked, bedrag: '1,250', doorbraak: '' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('Schrijf het bedrag in euro’s, zoals 320 of 79,95');
    expect(wrong.html).toContain('Schrijf op welke doorbraak dit geeft');
    expect(wrong.html).toContain('value="1,250"');
    const much = await browser.fillIn(path(), html, { ...asked, bedrag: '900.000' });
    expect(much.status).toBe(409);
    expect(much.html).toMatch(/Er is nog €\u00a0[\d.]+ over\. Vraag hooguit dat bedrag/);
    expect(much.html).toContain('value="900.000"');
  });

  it('asks once, and after a yes takes what was spent and what came back', async () => {
    const after = await browser.saveTwice(
      path(),
      await browser.read(path()),
      asked,
      'budgetRequested',
    );
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
    await eventually(async () => (await browser.read(casePath())).includes(spend) || undefined);
    const html = await browser.read(spend);
    const tooMuch = await browser.fillIn(spend, html, { bedrag: '2.000' });
    expect(tooMuch.status).toBe(409);
    expect(tooMuch.html).toContain('Er is nog €\u00a0250,50 over van dit bedrag.');
    await browser.saveTwice(
      spend,
      tooMuch.html,
      { bedrag: '80', bon: 'Map van de tafel' },
      'budgetSpent',
    );
    const back = await browser.read(`${path()}/terug`);
    expect(back).toContain('€\u00a080: Opslag.');
    const uitgave = /name="uitgave" value="([^"]+)"/.exec(back)?.[1] ?? '';
    const rest = await browser.saveTwice(
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
    const html = await browser.read(path);
    expect(html).toContain('Op grond van: ');
    expect(html).toContain('Ria Raming (projectleider)');
    const nothing = await browser.fillIn(path, html, { regel: 'Participatiewet' });
    expect(nothing.html).toContain('Schrijf op waarom je afwijkt');
    expect(nothing.html).toContain('Kies wie dit besluit neemt');
    expect(nothing.html).toContain('value="Participatiewet"');
    const said = { regel: 'Participatiewet', artikel: 'artikel 18', besluit: 'wc-01' };
    const filled = { ...said, waarom: 'Korten maakt de schuld groter.' };
    const after = await browser.saveTwice(path, html, filled, 'deviationRecorded');
    expect(after).toContain('Besluit om gemotiveerd af te wijken');
    expect(after).toContain('Korten maakt de schuld groter.');
  });

  it('takes a signal once, and none that points at a person', async () => {
    const path = `${casePath()}/signaal`;
    const html = await browser.read(path);
    const filled = { thema: 'waiting-list', venster: 'organisation', 'wie-ggz': 'ja' };
    const about = await browser.fillIn(path, html, { ...filled, tekst: 'Mevrouw De Vries wacht.' });
    expect(about.status).toBe(400);
    expect(about.html).toContain('Haal weg wat over één persoon gaat');
    expect(about.html).toContain('Mevrouw De Vries wacht.');
    const said = { ...filled, tekst: 'De wachttijd is een half jaar.' };
    expect(await browser.saveTwice(path, html, said, 'signalRaised')).toContain('Signaal gegeven');
  });
});

it('offers nothing in a case that is over', async () => {
  await desk.api.ask('postClosure', {
    params: { caseNumber },
    body: { outcome: 'moved', closeAnyway: true },
  });
  await eventually(async () =>
    (await desk.countOf(caseNumber, 'caseClosed')) > 0 ? true : undefined,
  );
  for (const page of ['geld', 'afwijken']) {
    const html = await browser.read(`${casePath()}/${page}`);
    expect(html).toContain('Dit traject is afgerond of wordt afgerond.');
    expect(html).not.toContain('<textarea');
  }
});
