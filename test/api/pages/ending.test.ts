import { randomUUID } from 'node:crypto';
import type { EventType } from '../../../domain/case/events';
import { eventually } from '../../support/eventually';
import { writtenCaseAt, eventsOf } from '../case-steps';
import { startCaseDesk, type CaseDesk, type DeskBrowser, type Fields } from './case-desk';

let desk: CaseDesk;
let browser: DeskBrowser;
let caseNumber: string;

beforeAll(async () => {
  desk = await startCaseDesk();
  browser = await desk.browserOf('wc-01');
  caseNumber = await writtenCaseAt(desk.api, 'call-back');
  const action = { owner: 'viveste', what: 'Find a house.', lifeDomain: 'housing' };
  await desk.api.ask('postAction', { params: { caseNumber }, body: action });
});

afterAll(() => desk.close());

const pathOf = (page: string) => `/trajecten/${caseNumber}${page === '' ? '' : `/${page}`}`;
const shown = (page: string) => browser.read(pathOf(page));
const countOf = (event: EventType) => desk.countOf(caseNumber, event);
const fillIn = (page: string, html: string, fields?: Fields) =>
  browser.fillIn(pathOf(page), html, fields);
const saveTwice = async (page: string, fields: Fields, event: EventType) =>
  browser.saveTwice(pathOf(page), await shown(page), fields, event);

const linksIn = (html: string) =>
  [...html.matchAll(/href="\/trajecten\/[^"/]+\/([a-z]+)"/g)].map(([, page]) => page);

/** As of a form that was shown just now. */
const freshKey = () => randomUUID().slice(0, 22);

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('a pause', () => {
  const paused = { reden: 'waiting-for-decision', tot: dayIn(30), uitleg: 'Wacht op het UWV.' };

  it('asks why and until when, keeps what was typed, and begins once', async () => {
    expect(linksIn(await shown(''))).toEqual(expect.arrayContaining(['pauze', 'team', 'afronden']));
    expect(linksIn(await shown(''))).not.toContain('verder');
    const html = await shown('pauze');
    const wrong = await fillIn('pauze', html, { ...paused, reden: '', tot: dayIn(0) });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('Er missen nog 2 dingen');
    expect(wrong.html).toContain('Vul een dag in die nog komt');
    expect(wrong.html).toContain('Wacht op het UWV.</textarea>');
    const saved = await saveTwice('pauze', paused, 'caseSuspended');
    expect(saved).toContain('Pauze tot');
    expect(saved).toContain(`href="${pathOf('verder')}"`);
    expect(linksIn(saved)).not.toContain('pauze');
    const late = await fillIn('pauze', await shown('team'), paused);
    expect([late.status, await countOf('caseSuspended')]).toEqual([409, 1]);
    expect(late.html).toContain('heeft dit om');
    expect(late.html).toContain('Wacht op het UWV.</textarea>');
  });

  it('ends when the case goes on', async () => {
    const saved = await saveTwice('verder', {}, 'caseResumed');
    expect(saved).not.toContain('Pauze tot');
    expect(await shown('verder')).toContain('Dit traject staat niet stil.');
  });
});

describe('the team', () => {
  it('has one case holder, somebody else behind them, and whoever is ticked', async () => {
    const html = await shown('team');
    expect(html).toContain('Bo Verzonnen (Sociaal Team)');
    const same = {
      casushouder: 'st-01',
      achterwacht: 'st-01',
      'lid-vh-01': 'ja',
      'lid-wc-01': 'ja',
    };
    const wrong = await fillIn('team', html, same);
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('Kies iemand anders als achterwacht');
    expect(wrong.html).toMatch(/id="lid-vh-01"[^>]* checked/);
    const team = { ...same, achterwacht: 'st-02', 'lid-st-01': 'ja' };
    const saved = await saveTwice('team', team, 'teamChanged');
    expect(saved).toContain('Casushouder Bo Verzonnen, achterwacht Jet Nieman');
    const { body } = await desk.api.ask('getCase', { params: { caseNumber } });
    expect(body).toMatchObject({
      caseHolder: 'st-01',
      backup: 'st-02',
      members: ['vh-01', 'wc-01'],
    });
  });

  it('says that it is stored also to who left it', async () => {
    const left = await writtenCaseAt(desk.api, 'intake');
    const path = `/trajecten/${left}/team`;
    const html = await browser.read(path);
    expect(html).toContain('Dan kun je dit traject straks niet meer openen.');
    const { to } = await browser.fillIn(path, html, { casushouder: 'st-01', achterwacht: '' });
    expect(to).toBe('/inwoners?team=1');
    const saved = await browser.read(to);
    expect(saved).toContain('Het team is opgeslagen.');
  });
});

async function handOver(): Promise<void> {
  const params = { caseNumber };
  await desk.api.ask('postBasis', {
    params,
    body: {
      ...{ kind: 'consent', textVersion: '2026-1', givenHow: 'spoken' },
      validUntilAt: new Date(Date.now() + 90 * 86_400_000).toISOString(),
      grants: [{ partner: 'viveste', categories: ['identity'] }],
    },
  });
  const basisId = await eventually(async () => {
    const { body } = await desk.api.ask<{ bases: { basisId: string }[] }>('listBases', { params });
    return body.bases[0]?.basisId;
  });
  const asked = { actionId: 'a2', partner: 'viveste', basisId, categories: ['identity'] };
  const body = { ...asked, kind: 'help-request', question: 'Is there a house?' };
  const { body: answer } = await desk.api.ask('postHandoff', { params, body });
  await eventsOf(desk.api, caseNumber, answer.sequence);
}

describe('closing', () => {
  const ended = { afloop: 'no-breakthrough', reden: 'no-housing', uitleg: 'Nergens plek.' };

  it('waits for a decision about money', async () => {
    const params = { caseNumber: await writtenCaseAt(desk.api, 'call-back') };
    const body = { amountCents: 100, purpose: 'A bed.', breakthrough: 'Sleep.' };
    const { body: asked } = await desk.api.ask('postBudgetRequest', { params, body });
    await eventsOf(desk.api, params.caseNumber, asked.sequence);
    const html = await browser.read(`/trajecten/${params.caseNumber}/afronden`);
    expect(html).toContain('is nog niet besloten. Besluit daar eerst over.');
    expect(html).not.toContain('name="afloop"');
  });

  it('says what stops, and asks to say so when a hand-off goes on', async () => {
    await handOver();
    const html = await shown('afronden');
    expect(html).toContain('Er loopt nog een overdracht: Viveste');
    expect(html).toContain('Alle termijnen en herinneringen.');
    const wrong = await fillIn('afronden', html, { ...ended, reden: '' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('Kruis aan dat je toch afrondt');
    expect(wrong.html).toContain('Kies waarom er geen doorbraak kwam');
    expect(wrong.html).toContain('Nergens plek.</textarea>');
    expect(await countOf('caseClosed')).toBe(0);
    const saved = await saveTwice('afronden', { ...ended, 'toch-ja': 'ja' }, 'caseClosed');
    expect(saved).toContain('Traject afgerond');
    expect(linksIn(saved)).toEqual(expect.arrayContaining(['terugkijken', 'waakvlam']));
    const late = await fillIn('afronden', html, { ...ended, 'toch-ja': 'ja', key: freshKey() });
    expect([late.status, await countOf('caseClosed')]).toEqual([409, 1]);
    expect(late.html).toContain('Dit traject is afgerond of wordt afgerond.');
  });
});

describe('after closing', () => {
  it('is looked back on by what the resident wanted, once', async () => {
    const html = await shown('terugkijken');
    const filled = { cijfer: '7', 'nu-housing': 'better', opmerking: 'Eén gezicht hielp.' };
    const wrong = await fillIn('terugkijken', html, filled);
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('Kies of het is geslaagd');
    expect(wrong.html).toContain('<option value="7" selected>');
    const fields = { ...filled, geslaagd: 'partly' };
    const saved = await saveTwice('terugkijken', fields, 'evaluationRecorded');
    expect(saved).toContain('Samen teruggekeken');
    expect(saved).toMatch(/data-head="Nu">beter/);
    expect(saved).toContain('Eén gezicht hielp.');
    const late = await fillIn('terugkijken', await shown('waakvlam'), fields);
    expect(late.status).toBe(409);
    expect(late.html).toContain('al vastgelegd.');
  });

  it('keeps a flame on, with contact, until it can go out', async () => {
    const off = await shown('waakvlam');
    expect(off).toContain('Laat je dit leeg, dan is het 13 weken.');
    expect((await fillIn('waakvlam', off, { tot: '2020-01-01' })).status).toBe(400);
    await saveTwice('waakvlam', { tot: dayIn(60) }, 'aftercareStarted');
    const on = await shown('waakvlam');
    expect((await fillIn('waakvlam', on)).html).toContain('Kies wat je vastlegt');
    const half = await fillIn('waakvlam', on, { wat: 'contact', opmerking: 'Kort gesproken.' });
    expect(half.status).toBe(400);
    expect(half.html).toContain('Kort gesproken.</textarea>');
    const how = { hoe: 'Telefoon', dagdeel: 'Avond', bereikt: 'ja' };
    const contact = { wat: 'contact', ...how, opmerking: 'Alles is rustig.' };
    const saved = await saveTwice('waakvlam', contact, 'pilotFlameContacted');
    expect(saved).toContain('Alles is rustig.');
    await saveTwice('waakvlam', { wat: 'stoppen' }, 'aftercareEnded');
    const late = await fillIn('waakvlam', on, { ...contact, key: freshKey() });
    expect(late.status).toBe(409);
    expect(late.html).toContain('Er brandt geen waakvlam voor dit traject.');
  });

  it('goes on when there is a reason', async () => {
    const html = await shown('heropenen');
    const wrong = await fillIn('heropenen', html, { waarom: ' ' });
    expect([wrong.status, await countOf('caseReopened')]).toEqual([400, 0]);
    expect(wrong.html).toContain('Schrijf kort op waarom');
    const fields = { waarom: 'De huur is weer niet betaald.' };
    const saved = await saveTwice('heropenen', fields, 'caseReopened');
    expect(saved).toContain('De huur is weer niet betaald.');
    const late = await fillIn('heropenen', html, { ...fields, key: freshKey() });
    expect(late.status).toBe(409);
    expect(late.html).toContain('Dit traject is niet afgesloten.');
  });

  it('leads to no page that refuses, whoever looks', async () => {
    for (const page of ['verder', 'terugkijken', 'waakvlam', 'heropenen'])
      expect(await shown(page)).toContain('Dit kan nu niet');
    expect(linksIn(await shown(''))).not.toContain('heropenen');
  });
});
