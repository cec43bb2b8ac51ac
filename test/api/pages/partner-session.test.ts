import { handoffId, opened, standing } from './fake-desk';
import { sealOf, startPages, type Pages } from './page-harness';

let pages: Pages;
let path: string;
const otherId = 'OK-2026-00043-H1';
beforeAll(async () => {
  pages = await startPages();
  path = await pages.pathOf(handoffId);
});
afterAll(() => pages.close());
beforeEach(() => {
  pages.desk.standing = standing;
  pages.desk.opened = opened;
  pages.desk.answers.length = 0;
  pages.desk.openings = 0;
  pages.wait(3_600_000);
});

describe('a session', () => {
  it('is a cookie no script reads, for this hand-off only', async () => {
    const { browser, code } = await pages.browserWithCode();
    const { csrf, key } = sealOf(browser.last().text);
    const response = await fetch(`${pages.url}${path}/openen`, {
      method: 'POST',
      body: new URLSearchParams({ csrf, key, code }),
      redirect: 'manual',
    });
    const cookie = response.headers.get('set-cookie')!;
    expect(cookie).toContain(`; Path=${path}; Max-Age=1800; HttpOnly; SameSite=Strict`);
    expect(cookie).not.toContain('OK-2026');
  });

  it('is Secure on https', async () => {
    const secure = await startPages({ publicUrl: 'https://hub.example' });
    try {
      const browser = await secure.opened();
      expect(browser.last().text).toContain('Noor Voorbeeld');
      const token = await secure.pathOf(handoffId);
      const response = await fetch(`${secure.url}${token}/antwoord`, {
        method: 'POST',
        headers: { cookie: browser.cookie! },
        body: new URLSearchParams({ ...sealOf(browser.last().text), antwoord: 'ja' }),
        redirect: 'manual',
      });
      expect(response.headers.get('set-cookie')).toMatch(/; Secure$/);
    } finally {
      await secure.close();
    }
  });

  it('ends after thirty minutes, and nothing is answered after it', async () => {
    const browser = await pages.opened();
    pages.wait(30 * 60_000);
    const { status, text } = await browser.post(`${path}/antwoord`, { antwoord: 'ja' });
    expect(status).toBe(401);
    expect(text).toContain('U was een tijd weg');
    expect(pages.desk.answers).toEqual([]);
    expect((await browser.get(path)).text).not.toContain('Noor');
  });

  it('is ended by its own button, and the browser forgets what it saw', async () => {
    const browser = await pages.opened();
    expect(browser.last().text).toContain('Sluit deze pagina');
    const response = await fetch(`${pages.url}${path}/sluiten`, {
      method: 'POST',
      headers: { cookie: browser.cookie! },
      body: new URLSearchParams(sealOf(browser.last().text)),
      redirect: 'manual',
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, path]);
    expect(response.headers.get('set-cookie')).toContain(`overdracht=; Path=${path}; Max-Age=0`);
    expect(response.headers.get('clear-site-data')).toBe('"cache", "cookies"');
    browser.cookie = undefined;
    const shut = await browser.get(path);
    expect(shut.text).not.toContain('Noor');
    expect(shut.text).not.toContain('Sluit deze pagina');
  });

  it.each([
    ['nothing', () => undefined],
    ['noise', () => 'overdracht=abc.def'],
    ['a cookie cut short', (cookie: string) => cookie.slice(0, -4)],
    ['a cookie with one character changed', (cookie: string) => flipped(cookie)],
    ['an unsigned token', () => `overdracht=${unsigned}`],
  ])('is not opened by %s', async (_name, forge) => {
    const browser = await pages.opened();
    pages.desk.openings = 0;
    browser.cookie = forge(browser.cookie!);
    expect((await browser.get(path)).text).not.toContain('Noor');
    await browser.get(`${path}/gegevens`);
    await browser.post(`${path}/antwoord`, { antwoord: 'ja' });
    expect(pages.desk.openings).toBe(0);
    expect(pages.desk.answers).toEqual([]);
  });

  it('of one hand-off opens no other', async () => {
    const other = await pages.opened(otherId);
    pages.desk.openings = 0;
    expect((await other.get(path)).text).not.toContain('Noor');
    await other.post(`${path}/antwoord`, { antwoord: 'ja' });
    expect(pages.desk.openings).toBe(0);
    expect(pages.desk.answers).toEqual([]);
  });

  it('made with another secret opens nothing', async () => {
    const elsewhere = await startPages({ secret: 'another-secret-that-is-long-enough-too' });
    try {
      const stranger = await elsewhere.opened();
      const browser = pages.browser();
      browser.cookie = stranger.cookie;
      expect((await browser.get(path)).text).not.toContain('Noor');
    } finally {
      await elsewhere.close();
    }
  });
});

const unsigned = [{ alg: 'none' }, { sub: handoffId, sid: 'x', exp: 99_999_999_999 }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat('')
  .join('.');

function flipped(cookie: string): string {
  const at = cookie.length - 10;
  return cookie.slice(0, at) + (cookie[at] === 'A' ? 'B' : 'A') + cookie.slice(at + 1);
}
