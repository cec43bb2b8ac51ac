import { BrowserJar } from '../../support/browser-jar';
import { startDesk, type Desk } from '../../support/desk-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

let database: TestDatabase;
let desk: Desk;
let clockMs: number;

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockReturnValue(undefined);
  jest.spyOn(console, 'info').mockReturnValue(undefined);
  database = await createTestDatabase();
  desk = await startDesk({
    databaseUrl: database.url,
    now: () => new Date(Date.now() + clockMs),
  });
});

beforeEach(() => {
  clockMs = 0;
});

afterAll(async () => {
  await desk.close();
  await database.drop();
});

const minutes = 60_000;
const hours = 60 * minutes;

const isWayBack = (url: string) => new URL(url).pathname === '/inloggen/terug';

/** The address with which the issuer sends this browser back, not yet asked for. */
async function wayBack(browser: BrowserJar, member = 'id-01'): Promise<string> {
  return (await browser.follow(`${desk.url}/inloggen?als=${member}`, isWayBack)).url;
}

async function page(browser: BrowserJar, path: string) {
  const { url, response } = await browser.follow(`${desk.url}${path}`, (each) =>
    each.startsWith(desk.issuerUrl),
  );
  return { url, status: response?.status, text: (await response?.text()) ?? '' };
}

function fieldOf(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
}

async function leave(browser: BrowserJar, where: string) {
  const { text } = await page(browser, '/uitloggen');
  const seal = { csrf: fieldOf(text, 'csrf'), key: fieldOf(text, 'key') };
  return browser.ask(`${desk.url}/uitloggen`, { ...seal, waar: where });
}

describe('signing in', () => {
  it('leads a stranger to the issuer, and after one click back to the page that was asked for', async () => {
    const browser = new BrowserJar();
    const { url, response } = await browser.follow(`${desk.url}/inwoners?laat=ja`);
    expect(url).toMatch(`${desk.issuerUrl}/wie/`);
    expect(await response?.text()).toContain('Anna Proef');
    const chosen = await browser.ask(`${url}?lid=id-01`, {});
    const landed = await browser.follow(new URL(chosen.headers.get('location') ?? '', url).href);
    expect(landed.url).toBe(`${desk.url}/inwoners?laat=ja`);
    expect(await landed.response?.text()).toContain('Anna Proef');
  });

  it('keeps everything in a cookie that no script and no other site reads', async () => {
    const browser = new BrowserJar();
    const response = await browser.ask(await wayBack(browser));
    const [cookie = ''] = response.headers
      .getSetCookie()
      .filter((line) => line.startsWith('op-koers='));
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(cookie).not.toContain('id-01');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('asks the issuer for a code with PKCE, state and nonce, and tells it nothing else', async () => {
    const to = (await new BrowserJar().ask(`${desk.url}/inloggen?naar=/inwoners`)).headers;
    const { searchParams } = new URL(to.get('location') ?? '');
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'op-koers-desk',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${desk.url}/inloggen/terug`,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
  });

  it('returns to no other site', async () => {
    const browser = new BrowserJar();
    const start = `${desk.url}/inloggen?als=id-01&naar=${encodeURIComponent('//elders.example/')}`;
    expect((await browser.follow(start)).url).toBe(`${desk.url}/vandaag`);
  });

  it('says so to who has no page here', async () => {
    const browser = new BrowserJar();
    const response = await browser.ask(await wayBack(browser, 'op-01'));
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('Je account heeft hier nog geen plek');
    expect(browser.cookieOf(desk.url, 'op-koers')).toBeUndefined();
  });
});

describe('an answer of the issuer that did not begin in this browser', () => {
  const refused = { status: 400, isTold: true, session: undefined };

  async function answerTo(browser: BrowserJar, url: string) {
    const response = await browser.ask(url);
    return {
      status: response.status,
      isTold: (await response.text()).includes('Inloggen is niet gelukt'),
      session: browser.cookieOf(desk.url, 'op-koers'),
    };
  }

  it('is refused with another state', async () => {
    const browser = new BrowserJar();
    const url = new URL(await wayBack(browser));
    url.searchParams.set('state', 'A'.repeat(43));
    expect(await answerTo(browser, url.href)).toEqual(refused);
  });

  it('is refused in the browser of somebody else', async () => {
    const url = await wayBack(new BrowserJar());
    expect(await answerTo(new BrowserJar(), url)).toEqual(refused);
    const other = new BrowserJar();
    await wayBack(other);
    expect(await answerTo(other, url)).toEqual(refused);
  });

  it('is refused the second time', async () => {
    const browser = new BrowserJar();
    const url = await wayBack(browser);
    const pending = browser.cookieOf(desk.url, 'op-koers-inloggen') ?? '';
    expect((await browser.ask(url)).status).toBe(303);
    const thief = new BrowserJar();
    expect(await answerTo(thief, url)).toEqual(refused);
    // Even with everything that the first browser had.
    thief.setCookie(desk.url, 'op-koers-inloggen', pending);
    expect(await answerTo(thief, url)).toEqual(refused);
  });

  it('is refused when its ID token is for another sign-in', async () => {
    const browser = new BrowserJar();
    const begun = await browser.ask(`${desk.url}/inloggen?als=id-01`);
    const mixed = new URL(begun.headers.get('location') ?? '');
    mixed.searchParams.set('nonce', 'A'.repeat(43));
    expect(await answerTo(browser, (await browser.follow(mixed.href, isWayBack)).url)).toEqual(
      refused,
    );
  });

  it('is refused when it comes from another issuer', async () => {
    const browser = new BrowserJar();
    const url = new URL(await wayBack(browser));
    url.searchParams.set('iss', 'https://elders.example');
    expect(await answerTo(browser, url.href)).toEqual(refused);
  });

  it('is refused after ten minutes', async () => {
    const browser = new BrowserJar();
    const url = await wayBack(browser);
    clockMs = 11 * minutes;
    expect(await answerTo(browser, url)).toEqual(refused);
  });
});

describe('a session', () => {
  it('ends after half an hour without a page', async () => {
    const browser = await desk.signedIn('id-01');
    clockMs = 29 * minutes;
    expect((await page(browser, '/inwoners')).status).toBe(200);
    clockMs = 58 * minutes;
    expect((await page(browser, '/inwoners')).status).toBe(200);
    clockMs = 89 * minutes;
    const { url, text } = await page(browser, '/inwoners?laat=ja');
    expect(url).toBe(`${desk.url}/inloggen?naar=%2Finwoners%3Flaat%3Dja&weg=1`);
    expect(text).toContain('Je was een tijd weg');
    expect(text).toContain('href="/inloggen?naar=%2Finwoners%3Flaat%3Dja"');
  });

  it('ends after eight hours, however busy', async () => {
    const browser = await desk.signedIn('id-01');
    for (clockMs = 20 * minutes; clockMs <= 8 * hours; clockMs += 20 * minutes) {
      expect((await page(browser, '/inwoners')).status).toBe(200);
    }
    expect((await page(browser, '/inwoners')).text).toContain('Je was een tijd weg');
  });

  it('is none of another key, purpose or making', async () => {
    const browser = new BrowserJar();
    await wayBack(browser);
    const other = browser.cookieOf(desk.url, 'op-koers-inloggen') ?? '';
    for (const value of [other, 'x', 'a.b.c.d.e']) {
      browser.setCookie(desk.url, 'op-koers', value);
      const { url } = await page(browser, '/inwoners');
      expect(url).toMatch(desk.issuerUrl);
    }
  });
});

describe('signing out', () => {
  it('ends this session, also for who copied its cookie', async () => {
    const browser = await desk.signedIn('id-01');
    const other = await desk.signedIn('id-01');
    const copy = new BrowserJar();
    copy.setCookie(desk.url, 'op-koers', browser.cookieOf(desk.url, 'op-koers') ?? '');
    expect((await leave(browser, 'hier')).headers.get('location')).toBe('/uitgelogd');
    expect(browser.cookieOf(desk.url, 'op-koers')).toBeUndefined();
    expect((await page(copy, '/inwoners')).text).toContain('Je was een tijd weg');
    expect((await page(other, '/inwoners')).status).toBe(200);
  });

  it('ends every session of a person, and of nobody else', async () => {
    const browsers = [await desk.signedIn('st-01'), await desk.signedIn('st-01')];
    const colleague = await desk.signedIn('st-02');
    await leave(browsers[0]!, 'overal');
    expect((await page(browsers[1]!, '/inwoners')).text).toContain('Je was een tijd weg');
    expect((await page(colleague, '/inwoners')).status).toBe(200);
    clockMs = 1_000;
    const again = await desk.signedIn('st-01');
    expect((await page(again, '/inwoners')).status).toBe(200);
  });

  it('at the issuer ends every session here, and no one else’s', async () => {
    const [browser, other] = [await desk.signedIn('wc-02'), await desk.signedIn('wc-02')];
    const colleague = await desk.signedIn('st-02');
    const { response } = await browser.follow(`${desk.issuerUrl}/session/end`);
    const xsrf = fieldOf((await response?.text()) ?? '', 'xsrf');
    await browser.ask(`${desk.issuerUrl}/session/end/confirm`, { xsrf, logout: 'yes' });
    for (const out of [browser, other])
      expect((await page(out, '/inwoners')).text).toContain('Je was een tijd weg');
    expect((await page(colleague, '/inwoners')).status).toBe(200);
  });

  it('takes no word for it that the issuer did not sign', async () => {
    const told = { logout_token: 'a.b.c' };
    const response = await new BrowserJar().ask(`${desk.url}/uitloggen/inlogdienst`, told);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'LOGOUT_TOKEN_INVALID' });
    expect((await new BrowserJar().ask(`${desk.url}/uitloggen/inlogdienst`)).status).toBe(405);
  });

  it('takes no form of another session', async () => {
    const browser = await desk.signedIn('id-01');
    const other = await desk.signedIn('id-01');
    const { text } = await page(other, '/uitloggen');
    const seal = { csrf: fieldOf(text, 'csrf'), key: fieldOf(text, 'key') };
    const response = await browser.ask(`${desk.url}/uitloggen`, { ...seal, waar: 'hier' });
    expect(response.status).toBe(403);
    expect((await page(browser, '/inwoners')).status).toBe(200);
  });
});
