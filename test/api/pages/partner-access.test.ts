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
  pages.codes.length = 0;
  pages.wait(3_600_000);
});

const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000');

describe('the code', () => {
  it('goes to the mailbox, which is shown masked', async () => {
    const { browser, code } = await pages.browserWithCode();
    expect(code).toMatch(/^\d{6}$/);
    expect(browser.last().text).toContain('w•••••@viveste.example');
    expect(browser.last().text).not.toContain('wonen@');
    expect(browser.last().text).not.toContain(code);
  });

  it('is not sent twice when its form is', async () => {
    const { browser } = await pages.browserWithCode();
    await browser.get(path);
    const { text } = await browser.post(`${path}/code`, {});
    expect(text).toContain('Vul de code in');
    expect(pages.codes).toHaveLength(1);
  });

  it('says how often it may still be tried, and after five wrong tries works no more', async () => {
    const { browser, code } = await pages.browserWithCode();
    for (const left of [4, 3, 2, 1]) {
      const { status, text } = await browser.post(`${path}/openen`, { code: wrongOf(code) });
      expect([status, text.includes(`nog ${left} keer proberen`)]).toEqual([400, true]);
      expect(text).toContain('<title>Fout: Code voor overdracht');
    }
    for (const tried of [wrongOf(code), code]) {
      const { text } = await browser.post(`${path}/openen`, { code: tried });
      expect(text).toContain('Deze code werkt niet meer. Vraag een nieuwe code.');
    }
    expect(browser.cookie).toBeUndefined();
    expect(pages.desk.openings).toBe(0);
  });

  it('costs no try when it is no code', async () => {
    const { browser, code } = await pages.browserWithCode();
    for (const typed of ['', '12345', '1234567', 'abcdef', '１２３４５６']) {
      const { text } = await browser.post(`${path}/openen`, { code: typed });
      expect(text).toContain('Vul de 6 cijfers in');
    }
    await browser.post(`${path}/openen`, { code: `${code.slice(0, 3)} ${code.slice(3)} ` });
    expect(browser.last().text).toContain('Noor Voorbeeld');
  });

  it('works for fifteen minutes', async () => {
    const { browser, code } = await pages.browserWithCode();
    pages.wait(15 * 60_000);
    const { text } = await browser.post(`${path}/openen`, { code });
    expect(text).toContain('Deze code werkt niet meer');
  });

  it('works once', async () => {
    const { browser, code } = await pages.browserWithCode();
    const second = pages.browser();
    await second.get(path);
    await browser.post(`${path}/openen`, { code });
    const { text } = await second.post(`${path}/openen`, { code });
    expect(text).toContain('Deze code werkt niet meer');
  });

  it('of another hand-off does not open this one', async () => {
    const { code } = await pages.browserWithCode();
    const otherPath = await pages.pathOf(otherId);
    const browser = pages.browser();
    await browser.get(otherPath);
    await browser.post(`${otherPath}/code`, {});
    const second = pages.codes.at(-1) === code ? wrongOf(code) : code;
    await browser.post(`${otherPath}/openen`, { code: second });
    expect(browser.cookie).toBeUndefined();
  });

  it('gives a thousand guesses at the same moment five tries', async () => {
    const { browser, code } = await pages.browserWithCode();
    const { csrf, key } = sealOf(browser.last().text);
    const guess = async (index: number) => {
      const guessed = String((Number(code) + 1 + index) % 1_000_000).padStart(6, '0');
      const response = await fetch(`${pages.url}${path}/openen`, {
        method: 'POST',
        body: new URLSearchParams({ csrf, key, code: guessed }),
        redirect: 'manual',
      });
      return { status: response.status, text: await response.text() };
    };
    const guesses = [];
    for (let round = 0; round < 10; round += 1) {
      const batch = Array.from({ length: 100 }, (_, index) => guess(round * 100 + index));
      guesses.push(...(await Promise.all(batch)));
    }
    expect(guesses.filter(({ status }) => status === 303)).toEqual([]);
    expect(guesses.filter(({ text }) => text.includes('keer proberen'))).toHaveLength(4);
    await browser.post(`${path}/openen`, { code });
    expect(browser.cookie).toBeUndefined();
  });

  it('that could not be mailed is told', async () => {
    const broken = await startPages({ sendCode: () => Promise.reject(new Error('mail is away')) });
    try {
      const brokenPath = await broken.pathOf(handoffId);
      const browser = broken.browser();
      await browser.get(brokenPath);
      const { status, text } = await browser.post(`${brokenPath}/code`, {});
      expect(status).toBe(503);
      expect(text).toContain('De code kon niet worden verstuurd');
    } finally {
      await broken.close();
    }
  });

  it('asked for too often is told, and no mail goes', async () => {
    for (let minute = 0; minute < 3; minute += 1) {
      await pages.browserWithCode();
      pages.wait(60_000);
    }
    pages.wait(15 * 60_000);
    const { browser } = await pages.browserWithCode();
    expect(browser.last().status).toBe(429);
    expect(browser.last().text).toContain('Er is net al een code verstuurd');
    expect(pages.codes).toHaveLength(3);
  });
});

describe('a form', () => {
  const send = (headers: Record<string, string>, body: string, cookie: string) =>
    fetch(`${pages.url}${path}/antwoord`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie, ...headers },
      body,
      redirect: 'manual',
    });

  it.each([
    ['without csrf', { csrf: '' }, {}],
    ['with a csrf of nobody', { csrf: 'A'.repeat(43) }, {}],
    ['without key', { key: '' }, {}],
    ['from another site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring site', {}, { 'sec-fetch-site': 'same-site' }],
  ])('is not taken %s', async (_name, fields, headers) => {
    const browser = await pages.opened();
    const body = new URLSearchParams({
      ...sealOf(browser.last().text),
      antwoord: 'ja',
      ...fields,
    });
    const response = await send(headers, body.toString(), browser.cookie!);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('Dit formulier werkt niet meer');
    expect(pages.desk.answers).toEqual([]);
  });

  it('of before the session is not taken in it', async () => {
    const { browser, code } = await pages.browserWithCode();
    const before = sealOf(browser.last().text);
    await browser.post(`${path}/openen`, { code });
    const { status } = await browser.post(`${path}/antwoord`, { ...before, antwoord: 'ja' });
    expect(status).toBe(403);
  });

  it.each([
    ['twice the same field', 400, 'antwoord=ja&antwoord=ja'],
    ['bytes that are no UTF-8', 400, 'antwoord=%ff'],
    ['a null character', 400, 'antwoord=ja&toelichting=%00'],
    ['more than 64 KiB', 413, `antwoord=ja&toelichting=${'a'.repeat(70_000)}`],
  ])('with %s is refused', async (_name, expected, body) => {
    const browser = await pages.opened();
    const response = await send({}, body, browser.cookie!);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      expected,
      'text/html; charset=utf-8',
    ]);
    expect(pages.desk.answers).toEqual([]);
  });

  it('that is no form is refused', async () => {
    const browser = await pages.opened();
    const response = await send({ 'content-type': 'application/json' }, '{}', browser.cookie!);
    expect(response.status).toBe(415);
  });

  it('takes no other method', async () => {
    const response = await fetch(pages.url + path, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('one address', () => {
  it('is held up after many attempts', async () => {
    const limited = await startPages({ attemptsPerAddress: 3 });
    try {
      const limitedPath = await limited.pathOf(handoffId);
      const browser = limited.browser();
      await browser.get(limitedPath);
      await browser.post(`${limitedPath}/code`, {});
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await browser.post(`${limitedPath}/openen`, { code: '' });
      }
      const { status, text, headers } = await browser.post(`${limitedPath}/openen`, { code: '' });
      expect(status).toBe(429);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(text).toContain('Dit was te vaak achter elkaar');
    } finally {
      await limited.close();
    }
  });
});

describe('the log', () => {
  it('holds neither link, nor code, nor cookie, nor text', async () => {
    const browser = await pages.opened();
    await browser.post(`${path}/antwoord`, { antwoord: 'ja', toelichting: 'Kanarie in de log' });
    const written = pages.log.join('');
    expect(written).toContain('/overdracht/:token/antwoord');
    for (const secretText of [path.split('/').at(-1)!, browser.cookie!, 'Kanarie', 'Noor']) {
      expect(written).not.toContain(secretText);
    }
  });
});
