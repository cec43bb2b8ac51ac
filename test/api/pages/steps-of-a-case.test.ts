import type { EventType } from '../../../domain/case/events';
import { writtenCaseAt } from '../case-steps';
import { startCaseDesk, type CaseDesk, type DeskBrowser, type Fields } from './case-desk';

let desk: CaseDesk;
let browser: DeskBrowser;
/** From its referral to its first talk. */
let young: string;
/** With a plan. */
let planned: string;

beforeAll(async () => {
  desk = await startCaseDesk();
  browser = await desk.browserOf('wc-01');
  young = await writtenCaseAt(desk.api, 'referral');
  planned = await writtenCaseAt(desk.api, 'call-back');
});

afterAll(() => desk.close());

const at = (caseNumber: string, page: string) => `/trajecten/${caseNumber}/${page}`;
const read = (path: string) => browser.read(path);

/** Fills in the form that this page shows, as it is or as it was. */
const fillIn = async (path: string, fields: Fields, html?: string) =>
  browser.fillIn(path, html ?? (await read(path)), fields);
const saveTwice = async (path: string, fields: Fields, event: EventType) =>
  browser.saveTwice(path, await read(path), fields, event);

describe('the page of a referral', () => {
  it('tells what is the matter, and misses who takes it up', async () => {
    const page = at(young, 'aanmelding');
    const html = await read(page);
    expect(html).toContain('The benefit stopped in March.');
    expect(html).toContain(`href="${page}/doorverwijzen"`);
    const nobody = await fillIn(page, { tafel: 'adult', houder: '', achterwacht: 'st-01' }, html);
    expect(nobody.status).toBe(400);
    expect(nobody.html).toContain('<title>Fout: Aanmelding beoordelen – Op Koers</title>');
    expect(nobody.html).toContain('Kies wie casushouder wordt');
    expect(nobody.html).toMatch(/value="st-01" selected/);
  });

  it('gives the case a holder once, and tells who was first', async () => {
    const page = at(young, 'aanmelding');
    const late = await read(page);
    const saved = await saveTwice(
      page,
      { tafel: 'adult', houder: 'wc-01', achterwacht: 'st-01' },
      'referralAccepted',
    );
    expect(saved).toContain('Casushouder Fien Fictief, achterwacht Bo Verzonnen.');
    expect(await desk.countOf(young, 'referralAccepted')).toBe(1);
    const refused = await fillIn(page, { tafel: 'adult', houder: 'st-01' }, late);
    expect(refused.status).toBe(409);
    expect(refused.html).toMatch(/Fien Fictief heeft dit om \d\d\.\d\d uur al vastgelegd\./);
    expect(await read(page)).not.toContain('<form');
    expect(saved).not.toContain(`href="${page}"`);
  });

  it('leads back to the day of who gives the case to somebody else', async () => {
    const other = await writtenCaseAt(desk.api, 'referral');
    const { to } = await fillIn(at(other, 'aanmelding'), { tafel: 'adult', houder: 'st-01' });
    expect(await read(to)).toContain(`${other} is opgepakt.`);
    const holder = await desk.browserOf('st-01');
    const today = await holder.read('/vandaag');
    expect(today).toContain(`href="/trajecten/${other}/intake"`);
    // What is not urgent is in sight while there is nothing else.
    expect(today).toContain('<details open><summary>Later');
  });

  it('leads somewhere else, and says why', async () => {
    const other = await writtenCaseAt(desk.api, 'referral');
    const page = at(other, 'aanmelding/doorverwijzen');
    const { status, html } = await fillIn(page, { waarheen: 'lister', toelichting: 'Is gebeld.' });
    expect([status, html]).toEqual([400, expect.stringContaining('Kies waarom')]);
    expect(html).toContain('Is gebeld.');
    const fields = { waarheen: 'lister', reden: 'already-helped', toelichting: 'Is gebeld.' };
    const form = await read(page);
    const [first, second] = [await fillIn(page, fields, form), await fillIn(page, fields, form)];
    expect(await read(first.to)).toContain(`${other} is doorverwezen. Bel nog wie aanmeldde.`);
    expect(await read(second.to)).toContain('Er is niets dubbel gebeurd.');
    const leader = await desk.browserOf('pl-01');
    const told = await leader.read(`/trajecten/${other}`);
    expect(told).toContain('Is gebeld.');
    expect(told.split('<div>Doorverwezen</div>')).toHaveLength(2);
  });
});

describe('the page of an intake', () => {
  it('keeps the words of the resident, and has them when it is done again', async () => {
    const page = at(young, 'intake');
    const told = { geslaagd: 'Als ik rust heb.', 'vraag-work': 'ja', 'wil-network': 'ja' };
    const nothing = await fillIn(page, told);
    expect(nothing.status).toBe(400);
    expect(nothing.html).toContain('href="#gebied-work"');
    expect(nothing.html).toContain('Als ik rust heb.');
    const fields = { ...told, 'gebied-housing': 'ja', eerst: 'housing' };
    expect(await saveTwice(page, fields, 'intakeRecorded')).toContain('Als ik rust heb.');
    expect(await desk.countOf(young, 'intakeRecorded')).toBe(1);
    const again = await read(page);
    expect(again).toContain('Als ik rust heb.');
    for (const box of ['gebied-housing', 'vraag-work', 'wil-network'])
      expect(again).toMatch(new RegExp(`name="${box}" value="ja" checked`));
  });

  it('is not there before somebody took the case up', async () => {
    const other = await writtenCaseAt(desk.api, 'referral');
    const html = await read(at(other, 'intake'));
    expect(html).toContain('De tafel heeft nog niet over deze aanmelding besloten.');
    expect(html).not.toContain('<form');
  });
});

describe('planning a talk', () => {
  it('offers free places, and says which one was just taken, with all that was typed', async () => {
    const page = at(young, 'gesprek-plannen');
    const html = await read(page);
    const [slot = '', next = ''] = [...html.matchAll(/value="(\d{4}-[^"]+Z)"/g)].map(
      ([, value = '']) => value,
    );
    expect(html).toMatch(/name="mee-network" value="ja" checked/);
    const rival = await writtenCaseAt(desk.api, 'first-session');
    const body = { kind: 'first', startsAt: slot };
    await desk.api.ask('postSession', { params: { caseNumber: rival }, body });
    const typed = { waar: 'anders', adres: 'Bij Noor thuis', 'mee-viveste': 'ja' };
    const refused = await fillIn(page, { plek: slot, ...typed }, html);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('Deze plek aan tafel is net vergeven. Kies een andere plek.');
    expect(refused.html).toContain('value="Bij Noor thuis"');
    expect(refused.html).toMatch(/name="mee-viveste" value="ja" checked/);
    expect(refused.html).not.toContain(`value="${slot}"`);
    expect(refused.html).toContain(`value="${next}"`);
  });

  it('misses a place, a day, a time and an address in words', async () => {
    const page = at(young, 'gesprek-plannen');
    const errors = async (fields: Fields) => (await fillIn(page, fields)).html;
    expect(await errors({ waar: 'tafel' })).toContain('Kies een plek aan tafel');
    const other = { plek: 'anders', waar: 'anders' };
    expect(await errors(other)).toContain('Vul in waar het gesprek is');
    expect(await errors({ ...other, dag: '2099-02-31' })).toContain('Kies een dag');
    expect(await errors({ ...other, dag: '2099-03-02', tijd: 'elf' })).toContain('zoals 10.30');
    expect(await errors({ ...other, dag: '2020-03-02', tijd: '10.30' })).toContain('dat nog komt');
  });

  it('begins at the table too, for whose case it may be', async () => {
    const home = await browser.jar.follow(`${desk.url}/tafel`);
    const day = home.url.replace(desk.url, '');
    const [after = day] = /\/tafel\/adult\/[\d-]+(?=">Volgende)/.exec(await read(day)) ?? [];
    const [, use = ''] = /href="([^"]+)">Plek gebruiken/.exec(await read(after)) ?? [];
    expect(use).toMatch(/^\/tafel\/adult\/[\d-]+\/\d\d\.\d\d$/);
    const list = await read(use);
    const pattern = new RegExp(`href="(${at(young, 'gesprek-plannen')}[^"]+)"`);
    const [, link = ''] = pattern.exec(list) ?? [];
    const html = await read(link.replaceAll('&amp;', '&'));
    const [, chosen = ''] = /value="([^"]+Z)" checked/.exec(html) ?? [];
    const fields = { plek: chosen, waar: 'tafel', 'mee-ggz': 'ja' };
    expect(await saveTwice(at(young, 'gesprek-plannen'), fields, 'sessionScheduled')).toContain(
      'Gesprek gepland',
    );
    expect(await desk.countOf(young, 'sessionScheduled')).toBe(1);
    expect(await read(after)).toContain(young);
    expect(await read(at(young, 'gesprek-plannen'))).toContain('heeft dit om');
    expect(await read(use)).toContain('Niemand van jou wacht op een gesprek aan deze tafel.');
    const youth = await browser.jar.ask(`${desk.url}/tafel/youth/2026-12-01/laat`);
    expect(youth.status).toBe(404);
  });
});

describe('contact', () => {
  it('is recorded with what is to be remembered', async () => {
    const page = at(planned, 'contact');
    const nothing = await fillIn(page, { hoe: 'Brief', opmerking: 'Een kaart gestuurd.' });
    expect(nothing.status).toBe(400);
    expect(nothing.html).toContain('Kies of je de inwoner gesproken hebt');
    expect(nothing.html).toContain('Een kaart gestuurd.');
    const fields = { hoe: 'Brief', dagdeel: 'Avond', bereikt: 'nee' };
    const saved = await saveTwice(
      page,
      { ...fields, opmerking: 'Een kaart gestuurd.' },
      'contactAttempted',
    );
    expect(saved).toContain('Niet bereikt. Een kaart gestuurd.');
    expect(await desk.countOf(planned, 'contactAttempted')).toBe(1);
  });
});

describe('a step of the plan', () => {
  it('is begun and done, and is settled for who comes after', async () => {
    const page = at(planned, 'stap/a1');
    expect(await read(`/trajecten/${planned}`)).toContain(`href="${page}">Bijwerken`);
    const html = await read(page);
    expect(html).toContain('Ask for an advance.');
    const unsaid = await fillIn(page, { toelichting: 'Gebeld.' }, html);
    expect(unsaid.status).toBe(400);
    expect(unsaid.html).toContain('Kies hoe de stap ervoor staat');
    expect(await saveTwice(page, { stand: 'started' }, 'actionStarted')).toContain('Nu bezig');
    const late = await read(page);
    expect(late).not.toContain('value="started"');
    const done = { stand: 'completed', toelichting: 'Het is er.', bereikt: 'benefit-arranged' };
    const saved = await saveTwice(page, done, 'actionCompleted');
    expect(saved).toContain('Het is er.');
    expect(saved).not.toContain(`href="${page}"`);
    expect(await desk.countOf(planned, 'actionCompleted')).toBe(1);
    const refused = await fillIn(page, { stand: 'cancelled', toelichting: 'Te laat.' }, late);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('heeft dit om');
    expect(refused.html).toContain('Te laat.');
    expect(await read(at(planned, 'stap/a99'))).toContain('Dit hoort niet bij dit traject');
  });

  it('is added after another one, under a number that is still free', async () => {
    const page = at(planned, 'stap-erbij');
    const late = await read(page);
    const half = await fillIn(page, { wat: 'Briefadres regelen.', na: 'a2' });
    expect([half.status, half.html]).toEqual([400, expect.stringContaining('Kies wie dit doet')]);
    const fields = { wat: 'Briefadres regelen.', wie: 'work-coach', na: 'a2', voor: '2099-03-02' };
    const saved = await saveTwice(page, fields, 'actionAdded');
    expect(saved).toContain('Briefadres regelen.');
    expect(saved).toContain('Na stap 2');
    expect(await desk.countOf(planned, 'actionAdded')).toBe(1);
    const refused = await fillIn(page, { wat: 'Nog iets.', wie: 'viveste', na: '' }, late);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('Er is al een stap met dit nummer.');
    expect((await fillIn(page, { wat: 'Nog iets.', wie: 'viveste' }, refused.html)).status).toBe(
      303,
    );
  });
});
