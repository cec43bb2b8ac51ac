import type { BrowserJar } from '../../support/browser-jar';
import { startDesk, type Desk } from '../../support/desk-harness';
import { eventually } from '../../support/eventually';
import { formIn } from '../../support/form-in';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

let database: TestDatabase;
let desk: Desk;
let clockMs = 0;

beforeAll(async () => {
  for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockReturnValue();
  database = await createTestDatabase();
  desk = await startDesk({
    databaseUrl: database.url,
    now: () => new Date(Date.now() + clockMs),
  });
});

afterAll(async () => {
  await desk.close();
  await database.drop();
});

async function page(browser: BrowserJar, path: string) {
  const { url, response } = await browser.follow(`${desk.url}${path}`);
  return {
    path: url.replace(desk.url, ''),
    status: response?.status,
    html: await textOf(response),
  };
}

async function textOf(response: Response | undefined): Promise<string> {
  return (await response?.text()) ?? '';
}

function sealIn(html: string) {
  const field = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return { csrf: field('csrf'), key: field('key') };
}

const told = {
  ...{ naam: 'Noor Voorbeeld', telefoon: '06 - 00 00 00 00', mail: '', weet: 'ja' },
  ...{ verhaal: 'Geen adres, daarom geen uitkering.', tafel: 'adult' },
  'gebied-housing': 'ja',
};

async function refer(browser: BrowserJar, changes: Readonly<Record<string, string>> = {}) {
  const { html } = await page(browser, '/aanmelden');
  return browser.ask(`${desk.url}/aanmelden`, { ...sealIn(html), ...told, ...changes });
}

function caseIn(response: Response): string {
  return /OK-\d{4}-\d+/.exec(response.headers.get('location') ?? '')?.[0] ?? '';
}

const linesOf = (operation: string) =>
  desk.api.db
    .selectFrom('access_log')
    .select(['operation', 'subject', 'status'])
    .where('operation', '=', operation)
    .execute();

describe('referring', () => {
  it('stores the resident also while the engine is away, and says so', async () => {
    const browser = await desk.signedIn('st-01');
    const response = await refer(browser);
    expect(response.status).toBe(303);
    const { html } = await page(browser, response.headers.get('location') ?? '');
    expect(html).toContain(`De aanmelding is bewaard: ${caseIn(response)}`);
    expect(await linesOf('postCase')).toEqual([
      { operation: 'postCase', subject: 'st-01', status: 202 },
    ]);
  });

  it('keeps what cannot wait, and whether the resident knows, beside the story and not in it', async () => {
    const asked = { weet: 'nee', 'spoed-eviction': 'ja', 'spoed-other': 'ja' };
    const caseNumber = caseIn(await refer(await desk.signedIn('st-01'), asked));
    const { html } = await page(
      await desk.signedIn('wc-01'),
      `/trajecten/${caseNumber}/aanmelding`,
    );
    for (const text of [
      'uit huis gezet worden en iets anders dat niet kan wachten',
      'Bo Verzonnen',
      'Bel eerst deze collega.',
      `>${told.verhaal}<`,
    ])
      expect(html).toContain(text);
  });

  it('happens once, however often the button is pressed', async () => {
    const browser = await desk.signedIn('st-01');
    const form = { ...sealIn((await page(browser, '/aanmelden')).html), ...told };
    const sent = await Promise.all([1, 2].map(() => browser.ask(`${desk.url}/aanmelden`, form)));
    expect(caseIn(sent[0]!)).toMatch(/^OK-/);
    expect(caseIn(sent[1]!)).toBe(caseIn(sent[0]!));
  });

  it('names each field that misses something, with what was typed still there', async () => {
    const browser = await desk.signedIn('st-01');
    const response = await refer(browser, { verhaal: ' ', naam: '' });
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).toContain('<title>Fout: Inwoner aanmelden – Op Koers</title>');
    expect(html).toContain('Er missen nog 2 dingen');
    expect(html).toContain('href="#naam"');
    expect(html).toContain('href="#verhaal"');
    expect(html).toContain('value="06 - 00 00 00 00"');
    const unreachable = await refer(browser, { telefoon: '' });
    expect(await unreachable.text()).toContain('Vul een telefoonnummer of een e-mailadres in');
  });

  it('loses nothing of what was typed when the session ended meanwhile', async () => {
    const browser = await desk.signedIn('st-01');
    const { html } = await page(browser, '/aanmelden');
    const form = { ...sealIn(html), ...told, verhaal: 'Een <b>lang</b> verhaal.' };
    clockMs = 31 * 60_000;
    const sent = await browser.ask(`${desk.url}/aanmelden`, form);
    expect(sent.headers.get('location')).not.toContain('lang');
    const away = await page(browser, sent.headers.get('location') ?? '');
    expect(away.html).toContain('Log opnieuw in. Wat je typte is bewaard.');
    const back = /href="(\/inloggen\?naar=[^"]+)"/.exec(away.html)?.[1]?.replaceAll('&amp;', '&');
    const again = await page(browser, `${back ?? ''}&als=st-01`);
    expect(again.html).toContain('Wat je typte is bewaard. Kijk het na en verstuur het.');
    expect(again.html).toContain('Een &lt;b>lang&lt;/b> verhaal.');
    const other = await desk.signedIn('st-02');
    expect((await page(other, again.path)).html).not.toContain('verhaal.');
    const formId = new URL(again.path, desk.url).searchParams.get('bewaard') ?? '';
    const retry = { ...form, ...sealIn(again.html), bewaard: formId };
    expect((await browser.ask(`${desk.url}/aanmelden`, retry)).status).toBe(303);
    // The answer does not wait for the broom.
    await eventually(async () => {
      const kept = await desk.api.db.selectFrom('kept_form').selectAll().execute();
      return kept.length === 0 ? true : undefined;
    });
    clockMs = 0;
  });
});

describe('the page of a case', () => {
  let caseNumber: string;
  beforeAll(async () => {
    caseNumber = caseIn(await refer(await desk.signedIn('st-01')));
  });

  it('shows everything in one operation of the API, with one line in the access log', async () => {
    const before = (await linesOf('getCaseDesk')).length;
    const { html } = await page(await desk.signedIn('wc-01'), `/trajecten/${caseNumber}`);
    expect(html).toContain('<h1 class="utrecht-heading-1">Noor Voorbeeld</h1>');
    expect(html).toContain(`<title>Traject ${caseNumber} – Op Koers</title>`);
    expect(html).toContain('Kies wie dit oppakt');
    expect((await linesOf('getCaseDesk')).slice(before)).toEqual([
      { operation: 'getCaseDesk', subject: 'wc-01', status: 200 },
    ]);
  });

  it('is not there for who is not on the case, just as one that never was', async () => {
    const stranger = await desk.signedIn('yw-01');
    const hidden = await page(stranger, `/trajecten/${caseNumber}`);
    const unknown = await page(stranger, '/trajecten/OK-2026-99999');
    expect([hidden.status, unknown.status]).toEqual([404, 404]);
    expect(hidden.html).toBe(unknown.html);
    expect(hidden.html).toContain('Deze pagina is er niet');
    expect((await page(stranger, '/trajecten/verzonnen')).html).toContain('Deze pagina is er niet');
  });

  it('is there for a project leader', async () => {
    const leader = await desk.signedIn('pl-01');
    expect((await page(leader, `/trajecten/${caseNumber}`)).status).toBe(200);
  });
});

describe('a form while the engine is away', () => {
  it('comes back as the same one with what was typed, and as another one when that was sent before', async () => {
    const caseNumber = caseIn(await refer(await desk.signedIn('st-01')));
    const browser = await desk.signedIn('wc-01');
    const address = `/trajecten/${caseNumber}/aanmelding`;
    const seal = sealIn((await page(browser, address)).html);
    const form = { ...seal, tafel: 'adult', houder: 'wc-01', achterwacht: 'st-01' };
    const back = async (fields: Readonly<Record<string, string>>) => {
      const { status, headers } = await browser.ask(`${desk.url}${address}`, fields);
      const to = headers.get('location') ?? '';
      return { status, to, html: (await page(browser, to)).html };
    };
    const away = await back(form);
    expect(away).toMatchObject({
      status: 303,
      to: expect.stringMatching(/^[^?]*\?bewaard=[^&]+&waarom=later$/),
    });
    expect(away.html).toContain('Het systeem is even weg.');
    const { bewaard = '', ...kept } = formIn(away.html);
    expect(kept).toMatchObject(form);
    const other = await back({ ...form, bewaard, achterwacht: 'id-01' });
    expect(other).toMatchObject({ status: 303, to: expect.stringMatching(/&waarom=eerder$/) });
    expect(other.html).toContain('Dit formulier was al verstuurd.');
    expect(formIn(other.html)).toMatchObject({ houder: 'wc-01', achterwacht: 'id-01' });
    expect(sealIn(other.html).key).not.toBe(form.key);
  });
});

describe('a hub without a printer', () => {
  it('has no PDF, and no page that leads to one', async () => {
    const leader = await desk.signedIn('pl-01');
    const address = '/trajecten/OK-2026-00001/gesprek/s-1/meegeven.pdf';
    for (const path of [address, '/signalen/editie/1/rapport.pdf'])
      expect([path, (await page(leader, path)).status]).toEqual([path, 404]);
  });
});

describe('the lists', () => {
  it('show what waits and every case that the viewer may know of', async () => {
    const browser = await desk.signedIn('wc-01');
    const today = await page(browser, '/vandaag');
    expect(today.html).toContain('Kies wie dit oppakt');
    expect(today.html).toContain('Noor V.');
    expect(today.html).not.toContain('Noor Voorbeeld');
    expect(today.html).toContain('<details><summary>Later');
    const residents = await page(browser, '/inwoners');
    expect(residents.html).toMatch(/href="\/trajecten\/OK-\d{4}-\d+"/);
    expect((await page(browser, '/inwoners?laat=ja')).html).toContain('Niets is te laat.');
  });

  it('say what to do when there is nothing', async () => {
    const browser = await desk.signedIn('rmc-02');
    expect((await page(browser, '/vandaag')).html).toContain('Er wacht nu niets op jou.');
    expect((await page(browser, '/inwoners')).html).toContain(
      'Je bent nog bij geen traject betrokken',
    );
  });
});

describe('the table', () => {
  it('shows who comes on its next day, and who stands in', async () => {
    const browser = await desk.signedIn('wc-01');
    const home = await page(browser, '/tafel');
    expect(home.path).toMatch(/^\/tafel\/adult\/\d{4}-\d{2}-\d{2}$/);
    expect(home.html).toContain('Fien Fictief');
    const date = home.path.slice(-10);
    const { html } = await page(browser, '/tafel/afwezig');
    const form = { ...sealIn(html), van: date, tot: date };
    expect((await browser.ask(`${desk.url}/tafel/afwezig`, form)).status).toBe(303);
    expect((await page(browser, home.path)).html).toContain('Kars Schijn, vervangt Fien Fictief');
    const wrong = { ...sealIn((await page(browser, '/tafel/afwezig')).html), van: '', tot: date };
    const refused = await browser.ask(`${desk.url}/tafel/afwezig`, wrong);
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('Vul de eerste dag in'),
    ]);
  });

  it('is not there on another date or of another team', async () => {
    const browser = await desk.signedIn('wc-01');
    for (const path of ['/tafel/adult/morgen', '/tafel/nobody/2026-12-01', '/tafel/adult'])
      expect([path, (await page(browser, path)).status]).toEqual([path, 404]);
  });
});
