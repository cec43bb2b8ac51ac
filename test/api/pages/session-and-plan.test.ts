import { Problem } from '../../../api/problem';
import type { EventType } from '../../../domain/case/events';
import { eventually } from '../../support/eventually';
import { formIn } from '../../support/form-in';
import { writtenCaseAt, openSessionOf, refer, written } from '../case-steps';
import { startCaseDesk, type CaseDesk, type DeskBrowser, type Fields } from './case-desk';

let desk: CaseDesk;
let browser: DeskBrowser;
let caseNumber: string;
let session: string;
let isPrinterWell = true;

const print = (html: string) =>
  isPrinterWell
    ? Promise.resolve(Buffer.from(`%PDF-${html}`))
    : Promise.reject(new Problem(503, 'PRINTER_FAILED', 'The page was not printed.'));

beforeAll(async () => {
  desk = await startCaseDesk({ print });
  browser = await desk.browserOf('wc-01');
  caseNumber = await writtenCaseAt(desk.api, 'session-open');
  session = `gesprek/${await openSessionOf(desk.api, caseNumber)}`;
});

afterAll(() => desk.close());

const pathOf = (page: string, of = caseNumber) => `/trajecten/${of}/${page}`;
const shown = (page: string, who = browser, of = caseNumber) => who.read(pathOf(page, of));
const countOf = (type: EventType, of = caseNumber) => desk.countOf(of, type);

/** Sends the form as it stands, with these changes. */
const send = (page: string, html: string, fields: Fields, of = caseNumber) =>
  browser.fillIn(pathOf(page, of), html, { ...formIn(html), ...fields });

/** Of another form: the same form sent with it is another command. */
async function freshKey(): Promise<string> {
  return formIn(await shown('plan'))['key'] ?? '';
}

const talk = {
  ...{ verteld: 'Ik slaap bij mijn zus.', afspraken: 'We regelen een <briefadres>.', duur: '45' },
  ...{ 'aanwezig-resident': 'ja', 'aanwezig-work-coach': 'ja' },
  'doel-g1': 'Een eigen plek.',
  ...{ 'wat-1': 'Briefadres regelen.', 'wie-1': 'social-team', 'voor-1': '2027-01-15' },
};
const second = { 'wat-2': 'Woning zoeken.', 'wie-2': 'viveste', 'na-2': 'a1' };

describe('the page of a session', () => {
  let early: string;

  it('is what to do now, has no menu, and misses what is needed', async () => {
    expect(await browser.read(`/trajecten/${caseNumber}`)).toContain(
      `/${session}">Gesprek openen</a>`,
    );
    early = await shown(session);
    expect(early).toContain('<title>Gesprek – Op Koers</title>');
    expect(early).not.toContain('Hoofdmenu');
    const { status, html } = await send(session, early, { 'wat-1': 'Briefadres regelen.' });
    expect(status).toBe(400);
    expect(html).toContain('<title>Fout: Gesprek – Op Koers</title>');
    for (const text of ['Kruis aan wie er zijn', 'Kies wie stap 1 doet', 'dit een goed plan vindt'])
      expect(html).toContain(text);
    expect(html).toContain('value="Briefadres regelen."');
  });

  it('adds a step without losing anything, and says which steps wait for each other', async () => {
    const added = await send(session, early, { ...talk, doe: 'stap-erbij' });
    expect([added.status, formIn(added.html)['nieuw-2']]).toEqual([200, 'a2']);
    expect(formIn(added.html)).toEqual(expect.objectContaining(talk));
    const circle = { ...second, 'na-1': 'a2', goed: 'ja' };
    const { status, html } = await send(session, added.html, circle);
    expect(status).toBe(400);
    expect(html).toContain(
      '<a class="utrecht-link utrecht-link--html-a" href="#na-1">Stap 1 wacht op stap 2, en stap 2 op stap 1',
    );
    expect(await countOf('sessionRecorded')).toBe(0);
  });

  it('keeps a draft and no plan while it is almost good, and shows it to a colleague', async () => {
    const { status, to } = await send(session, early, { ...talk, goed: 'bijna' });
    expect([status, to]).toEqual([303, `/trajecten/${caseNumber}/${session}?later=1`]);
    expect(await browser.read(to)).toMatch(/Bewaard om \d\d\.\d\d uur\./);
    const html = await shown(session, await desk.browserOf('st-01'));
    expect(html).toContain('Fien Fictief schreef dit op');
    expect(formIn(html)).toEqual(expect.objectContaining(talk));
    expect(await countOf('planAgreed')).toBe(0);
  });

  it('records the session and agrees the plan, once, and gives the resident a sheet', async () => {
    const form = await shown(session);
    const added = await send(session, form, { doe: 'stap-erbij' });
    const filled = { ...second, goed: 'ja' };
    const first = await send(session, added.html, filled);
    const again = await send(session, added.html, filled);
    expect(first.status).toBe(303);
    expect(again.to).toBe(`${first.to}&weer=1`);
    expect([await countOf('sessionRecorded'), await countOf('planAgreed')]).toEqual([1, 1]);
    const sheet = await browser.read(again.to);
    expect(sheet).toMatch(/Dit was al opgeslagen om \d\d\.\d\d uur\./);
    for (const text of ['een &lt;briefadres>', 'Briefadres regelen.', 'Na stap 1', 'Viveste'])
      expect(sheet).toContain(text);
    expect(sheet).not.toContain('Ik slaap bij mijn zus.');
    const page = await browser.read(`/trajecten/${caseNumber}`);
    expect(page).toContain(
      'Dit is verteld:\nIk slaap bij mijn zus.\n\nDit spreken we af:\nWe regelen een &lt;briefadres>.',
    );
  });

  it('gives the sheet as a file too, with nothing on it that is for the screen', async () => {
    const { sheet, file } = { sheet: `${session}/meegeven`, file: `${session}/meegeven.pdf` };
    expect(await shown(sheet)).toContain(`href="/trajecten/${caseNumber}/${file}"`);
    const response = await browser.jar.ask(`${desk.url}${pathOf(file)}`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="afspraken-${caseNumber}.pdf"`,
    );
    const paper = await response.text();
    expect(paper).toContain('Briefadres regelen.');
    for (const text of ['meegeven.pdf', '<form', 'Brief met code'])
      expect(paper).not.toContain(text);
  });

  it('keeps the words of who comes second', async () => {
    const late = await send(session, early, { ...talk, goed: 'ja', key: await freshKey() });
    expect([late.status, await countOf('sessionRecorded')]).toEqual([200, 1]);
    expect(late.html).toMatch(/heeft dit om \d\d\.\d\d uur al vastgelegd/);
    expect(late.html).toContain('Ik slaap bij mijn zus.');
    expect(await shown(session)).toContain('Bekijk wat we afspraken');
  });
});

describe('the page of a plan', () => {
  it('begins with the steps that are open, and sends them again', async () => {
    const html = await shown('plan');
    const form = formIn(html);
    expect(form).toEqual(expect.objectContaining({ 'stap-1': 'a1', 'stap-2': 'a2', 'na-2': 'a1' }));
    const empty = await send('plan', html, { 'wat-1': ' ' });
    expect(empty.status).toBe(400);
    expect(empty.html).toContain('Schrijf op wat jullie doen bij stap 1');
    const filled = { 'wat-3': 'Uitkering aanvragen.', 'wie-3': 'income-and-debts', 'na-3': 'a1' };
    const first = await send('plan', html, filled);
    const again = await send('plan', html, filled);
    expect([first.status, again.to]).toEqual([303, `${first.to}&weer=1`]);
    expect(await countOf('planAgreed')).toBe(2);
    const page = await browser.read(first.to);
    for (const text of [
      'Opgeslagen.',
      'Briefadres regelen.',
      'Woning zoeken.',
      'Uitkering aanvragen.',
    ])
      expect(page).toContain(text);
  });

  it('loses no step that somebody added while the form was open', async () => {
    const html = await shown('plan');
    const { body } = await desk.api.ask<{ sequence: number }>('postAction', {
      params: { caseNumber },
      body: { actionId: 'a9', owner: 'resident', what: 'Papieren zoeken.' },
    });
    await written(desk.api, caseNumber, body.sequence);
    const met = await send('plan', html, { 'wat-1': 'Briefadres bij de zus regelen.' });
    expect(met.status).toBe(200);
    expect(met.html).toContain('Het plan is intussen veranderd.');
    expect((await send('plan', met.html, {})).status).toBe(303);
    const params = { caseNumber };
    const plan = await eventually(async () => {
      const { body: of } = await desk.api.ask<{ actions: { actionId: string; what: string }[] }>(
        'getCaseDesk',
        { params },
      );
      return of.actions[0]?.what.includes('zus') === true ? of.actions : undefined;
    });
    expect(plan.map(({ actionId }) => actionId)).toEqual(['a1', 'a2', 'a3', 'a9']);
  });

  it('says why there is no plan to agree yet', async () => {
    const early = await refer(desk.api);
    const html = await shown('plan', browser, early);
    expect(html).toContain('Dit kan nu niet');
    expect(html).not.toContain('Plan opslaan');
  });
});

describe('a session that did not take place', () => {
  it('is recorded once, and asks for another one', async () => {
    const other = await writtenCaseAt(desk.api, 'session-open');
    const page = `gesprek/${await openSessionOf(desk.api, other)}/niet-doorgegaan`;
    const html = await shown(page, browser, other);
    expect(html).toContain('De inwoner was er niet? Je kunt dit zo opslaan.');
    const nothing = await send(page, html, { waarom: '', opmerking: 'De bus reed niet.' }, other);
    expect(nothing.status).toBe(400);
    expect(nothing.html).toContain('De bus reed niet.');
    const first = await send(page, html, { opmerking: 'De bus reed niet.' }, other);
    const again = await send(page, html, { opmerking: 'De bus reed niet.' }, other);
    expect([first.status, again.to]).toEqual([303, `${first.to}&weer=1`]);
    expect(await countOf('sessionRecorded', other)).toBe(1);
    const after = await browser.read(first.to);
    expect(after).toContain('Plan een gesprek aan tafel');
    expect(after).not.toContain('Het gesprek van');
    const late = await send(page, html, { key: await freshKey() }, other);
    expect(late.status).toBe(409);
    expect(late.html).toMatch(/heeft dit om \d\d\.\d\d uur al vastgelegd/);
  });
});

describe('the letter with the code', () => {
  it('asks for the date of birth first, and shows the code once', async () => {
    const noor = await refer(desk.api, { person: { name: 'Noor Voorbeeld' } });
    expect(await browser.read(`/trajecten/${noor}`)).toContain(`/trajecten/${noor}/brief`);
    const html = await shown('brief', browser, noor);
    expect(html).toContain('De geboortedatum ontbreekt nog.');
    const date = { doe: 'geboortedatum', geboortedatum: '' };
    const empty = await send('brief', html, date, noor);
    expect(empty.status).toBe(400);
    expect(empty.html).toContain('Vul de geboortedatum in');
    const known = await send('brief', html, { ...date, geboortedatum: '2001-02-03' }, noor);
    const form = await browser.read(known.to);
    expect(form).toContain('De geboortedatum is opgeslagen.');
    const letter = await send('brief', form, {}, noor);
    expect(letter.status).toBe(200);
    expect(letter.html).toMatch(/class="ok-code">[0-9A-Z]{4}-[0-9A-Z]{4}</);
    expect(letter.html).toContain('Beste Noor Voorbeeld');
    const again = await send('brief', form, {}, noor);
    expect([again.status, again.html.includes('ok-code')]).toEqual([409, false]);
    expect(again.html).toContain('Deze code is al getoond.');
  });

  it('comes as a file too, and in view when it cannot be printed', async () => {
    const birthDate = '2001-02-03';
    const noor = await refer(desk.api, { person: { name: 'Noor Voorbeeld', birthDate } });
    const asFile = async () => {
      const form = { ...formIn(await shown('brief', browser, noor)), doe: 'pdf' };
      const response = await browser.jar.ask(`${desk.url}${pathOf('brief', noor)}`, form);
      return { type: response.headers.get('content-type'), text: await response.text() };
    };
    const file = await asFile();
    isPrinterWell = false;
    const inView = await asFile();
    isPrinterWell = true;
    expect([file.type, inView.type]).toEqual(['application/pdf', 'text/html; charset=utf-8']);
    const codes = [file, inView].map(({ text }) => /class="ok-code">([\w-]{9})</.exec(text)?.[1]);
    expect(new Set(codes).size).toBe(2);
    expect(codes).not.toContain(undefined);
  });
});
