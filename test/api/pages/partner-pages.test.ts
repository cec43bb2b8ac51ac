import { handoffId, opened, standing } from './fake-desk';
import { startPages, type Pages } from './page-harness';

let pages: Pages;
let path: string;
beforeAll(async () => {
  pages = await startPages();
  path = await pages.pathOf(handoffId);
});
afterAll(() => pages.close());
beforeEach(() => {
  pages.desk.standing = standing;
  pages.desk.opened = opened;
  pages.desk.isPossible = true;
  pages.desk.answers.length = 0;
  pages.desk.openings = 0;
});

const withdrawal = {
  withdrawnAt: '2026-11-19T10:00:00.000Z',
  confirmBy: '2026-12-09T16:00:00.000Z',
  settled: false,
};
const personal = ['Noor', 'Voorbeeld', '06 - 00', 'wonen', 'woning', 'Geen eigen plek'];
const showsNothingPersonal = (text: string) => personal.every((word) => !text.includes(word));

describe('who only holds the link', () => {
  it('reads that there is a hand-off, since when and until when, and nothing personal', async () => {
    const { status, text } = await pages.browser().get(path);
    expect(status).toBe(200);
    expect(text).toContain('Er staat een overdracht voor u klaar');
    expect(text).toContain('OK-2026-00042/2');
    expect(text).toContain('maandag 16 november 2026');
    expect(text).toContain('maandag 23 november 2026, 17.00 uur');
    expect(text).toContain('<title>Overdracht OK-2026-00042/2 – Op Koers</title>');
    expect(showsNothingPersonal(text)).toBe(true);
  });

  it.each(['', '/gegevens', '/code', '/openen', '/antwoord', '/voortgang', '/verwijderd'])(
    'changes nothing and opens nothing with GET %s',
    async (rest) => {
      const before = await pages.links.find(path.slice('/overdracht/'.length));
      const { text } = await pages.browser().get(path + rest);
      expect(showsNothingPersonal(text)).toBe(true);
      expect(pages.desk.openings).toBe(0);
      expect(pages.desk.answers).toEqual([]);
      expect(await pages.links.find(path.slice('/overdracht/'.length))).toEqual(before);
    },
  );

  it('gets pages that run no script, are not kept, not indexed and tell nobody', async () => {
    const { headers } = await pages.browser().get(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; style-src 'self'; font-src 'self'; form-action 'self'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex');
  });

  it.each(['x', 'A'.repeat(32), '..%2f..%2fetc', '%ff', "'or'1'='1"])(
    'reads that the page is not there with token %s',
    async (token) => {
      const { status, text } = await pages.browser().get(`/overdracht/${token}`);
      expect([400, 404]).toContain(status);
      expect(text).toContain('<html');
      expect(text).toContain('030 - 000 00 00');
    },
  );

  it('reads the same when the hand-off is not yet known', async () => {
    pages.desk.standing = { ...standing, status: 'waiting' };
    expect((await pages.browser().get(path)).status).toBe(404);
  });

  it('reads after an erasure that the hand-off is over, and is asked for no code', async () => {
    pages.desk.standing = undefined;
    const { status, text } = await pages.browser().get(path);
    expect(status).toBe(410);
    expect(text).toContain('Deze overdracht is gestopt');
    expect(text).toContain('U hoeft niets te bevestigen.');
    expect(text).not.toContain('<form');
  });
});

describe('who fills in the code', () => {
  it('reads only what was chosen, with the term of the consent', async () => {
    const { status, text } = (await pages.opened()).last();
    expect(status).toBe(200);
    expect(text).toContain('Kunt u met Noor Voorbeeld praten');
    expect(text).toContain('06 - 00 00 00 00');
    expect(text).toContain('De toestemming loopt tot woensdag 12 mei 2027');
    expect(text).toContain('<title>Overdracht OK-2026-00042/2 – Op Koers</title>');
    for (const absent of ['Geboren', 'Adres', 'Inkomen']) expect(text).not.toContain(absent);
  });

  it('reads the name of the task when the law is the basis', async () => {
    pages.desk.opened = {
      ...opened,
      basis: { kind: 'statutory', law: 'Wmo 2015', article: '2.3.2' },
    };
    const { text } = (await pages.opened()).last();
    expect(text).toContain('een taak uit de wet: Wmo 2015, artikel 2.3.2');
    expect(text).not.toContain('De inwoner vindt dit goed');
  });

  it('reads a birth date as people write it', async () => {
    const identity = { name: 'Noor Voorbeeld', birthDate: '2001-02-03' };
    pages.desk.opened = { ...opened, content: { ...opened.content, identity } };
    expect((await pages.opened()).last().text).toContain('3 februari 2001');
  });

  it('reads nothing when the basis ended meanwhile', async () => {
    pages.desk.opened = undefined;
    const { status, text } = (await pages.opened()).last();
    expect(status).toBe(410);
    expect(text).toContain('U kunt deze gegevens niet meer zien');
    expect(showsNothingPersonal(text)).toBe(true);
  });

  it('sees hostile texts as texts', async () => {
    const hostile = '</dd><script>alert(1)</script><img src=x onerror="alert(2)">&amp;\'"';
    pages.desk.standing = { ...standing, partnerName: hostile };
    pages.desk.opened = {
      ...opened,
      content: { question: hostile, identity: { name: hostile }, lifeDomains: { debts: hostile } },
    };
    const { text } = (await pages.opened()).last();
    expect(text).toContain('&lt;script>alert(1)&lt;/script>');
    expect(text).not.toMatch(/<script|<img/);
  });
});

describe('an answer', () => {
  it('accepts, and the page goes on at once with how it goes', async () => {
    const browser = await pages.opened();
    const { status, text } = await browser.post(`${path}/antwoord`, {
      antwoord: 'ja',
      toelichting: '  Wij bellen morgen.\r\nNa tien uur. ',
    });
    expect(status).toBe(200);
    expect(text).toContain('Dank u. Op Koers weet dat u dit aanneemt.');
    expect(text).toContain('vrijdag 11 december 2026');
    expect(text).toContain('Hoe staat het ervoor?');
    expect(pages.desk.answers).toEqual([
      expect.objectContaining({
        handoffId,
        status: 'accepted',
        note: 'Wij bellen morgen.\nNa tien uur.',
        answerId: expect.stringMatching(/^page-OK-2026-00042-H2-antwoord-[\w-]{22}$/),
      }),
    ]);
  });

  it.each([
    'capacity',
    'not-eligible',
    'wrong-partner',
    'missing-information',
    'out-of-area',
    'resident-declined',
  ])('declines with the reason %s, and the page closes', async (reason) => {
    const browser = await pages.opened();
    const { text } = await browser.post(`${path}/antwoord`, { antwoord: reason, toelichting: '' });
    expect(text).toContain('Deze overdracht is gesloten op');
    expect(pages.desk.answers).toMatchObject([{ status: 'rejected', reason }]);
    expect(pages.desk.answers[0]).not.toHaveProperty('note');
  });

  it('is asked again, with what was typed, when something misses', async () => {
    const browser = await pages.opened();
    const none = await browser.post(`${path}/antwoord`, { toelichting: 'Morgen <b>' });
    expect(none.status).toBe(400);
    expect(none.text).toContain('<title>Fout: Overdracht');
    expect(none.text).toContain('Er mist nog 1 ding');
    expect(none.text).toContain('href="#antwoord"');
    expect(none.text).toContain('Morgen &lt;b></textarea>');
    const why = await browser.post(`${path}/antwoord`, { antwoord: 'partner-declined' });
    expect(why.text).toContain('Schrijf kort op waarom u dit niet aanneemt.');
    const long = await browser.post(`${path}/antwoord`, {
      antwoord: 'ja',
      toelichting: 'a'.repeat(4001),
    });
    expect(long.text).toContain('hooguit 4.000 tekens');
    expect(pages.desk.answers).toEqual([]);
  });

  it('counts once when the form is posted twice, also at the same moment', async () => {
    const browser = await pages.opened();
    const other = pages.browser();
    Object.assign(other, { cookie: browser.cookie });
    const { csrf, key } = {
      csrf: /name="csrf" value="([^"]*)"/.exec(browser.last().text)![1]!,
      key: /name="key" value="([^"]*)"/.exec(browser.last().text)![1]!,
    };
    const form = { csrf, key, antwoord: 'ja' };
    const all = await Promise.all(
      [browser, other, other].map((each) => each.post(`${path}/antwoord`, form)),
    );
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(pages.desk.answers).toHaveLength(1);
  });

  it('that is not possible any more says so', async () => {
    const browser = await pages.opened();
    pages.desk.isPossible = false;
    const { status, text } = await browser.post(`${path}/antwoord`, { antwoord: 'ja' });
    expect(status).toBe(409);
    expect(text).toContain('Dit kan niet meer');
  });
});

describe('an accepted hand-off', () => {
  beforeEach(() => {
    pages.desk.standing = { ...standing, status: 'accepted' };
  });

  it.each([
    ['bezig', 'in-progress', undefined, undefined],
    ['wacht', 'on-hold', 'Tot januari.', undefined],
    ['klaar', 'completed', undefined, 'Er is een woning.'],
    ['lukt', 'failed', 'Geen woning gevonden.', undefined],
  ])('passes on how it goes: %s', async (stand, status, note, outcome) => {
    const browser = await pages.opened();
    await browser.post(`${path}/voortgang`, { stand, uitkomst: note ?? outcome ?? '' });
    expect(pages.desk.answers).toEqual([
      {
        ...{ handoffId, status, answerId: expect.any(String), sequence: expect.any(Number) },
        ...(note === undefined ? {} : { note }),
        ...(outcome === undefined ? {} : { outcome }),
      },
    ]);
  });

  it('is not finished without an outcome', async () => {
    const browser = await pages.opened();
    const { text } = await browser.post(`${path}/voortgang`, { stand: 'klaar', uitkomst: ' ' });
    expect(text).toContain('Schrijf kort op wat de uitkomst is.');
    expect(pages.desk.answers).toEqual([]);
  });

  it('shows the content only when asked for', async () => {
    const browser = await pages.opened();
    expect(showsNothingPersonal(browser.last().text)).toBe(true);
    expect(pages.desk.openings).toBe(0);
    expect((await browser.get(`${path}/gegevens`)).text).toContain('Noor Voorbeeld');
    expect(pages.desk.openings).toBe(1);
  });

  it('numbers its answers', async () => {
    const browser = await pages.opened();
    await browser.post(`${path}/voortgang`, { stand: 'wacht' });
    pages.desk.standing = { ...standing, status: 'on-hold', statusAt: pages.now().toISOString() };
    await browser.get(path);
    await browser.post(`${path}/voortgang`, { stand: 'bezig' });
    const [first, second] = pages.desk.answers.map(({ sequence }) => sequence);
    expect(second).toBe(first! + 1);
  });
});

describe('a withdrawn hand-off', () => {
  beforeEach(() => {
    pages.desk.standing = { ...standing, status: 'cancelled', withdrawal };
  });

  it('shows no content, with and without a session', async () => {
    expect((await pages.browser().get(path)).text).toContain('Deze overdracht is gestopt');
    const browser = await pages.opened();
    const { text } = browser.last();
    expect(text).toContain('Verwijder wat u heeft opgeslagen');
    expect(text).toContain('woensdag 9 december 2026');
    await browser.get(`${path}/gegevens`);
    expect(pages.desk.openings).toBe(0);
    expect(showsNothingPersonal(text)).toBe(true);
  });

  it('is confirmed as deleted, once', async () => {
    const browser = await pages.opened();
    const { text } = await browser.post(`${path}/verwijderd`, {});
    expect(text).toContain('Dank u. Wij hebben uw bevestiging bewaard.');
    expect(pages.desk.answers).toMatchObject([{ status: 'deleted' }]);
  });

  it('may be kept by law, with what and why', async () => {
    const browser = await pages.opened();
    const empty = await browser.post(`${path}/bewaard`, { bewaren: '' });
    expect(empty.text).toContain('Schrijf op wat u moet bewaren, en van welke wet.');
    await browser.post(`${path}/bewaard`, { bewaren: 'Het verslag, van de WGBO.' });
    expect(pages.desk.answers).toMatchObject([
      { status: 'kept', note: 'Het verslag, van de WGBO.' },
    ]);
  });

  it('is closed once that is settled', async () => {
    pages.desk.standing = {
      ...standing,
      status: 'cancelled',
      withdrawal: { ...withdrawal, settled: true },
    };
    const { text } = await pages.browser().get(path);
    expect(text).toContain('Deze overdracht is gesloten op maandag 16 november 2026');
  });

  it('goes on without the categories that were taken back', async () => {
    pages.desk.standing = {
      ...standing,
      status: 'accepted',
      withdrawal: { ...withdrawal, categories: ['income', 'debts'] },
    };
    const browser = await pages.opened();
    expect(browser.last().text).toContain('Verwijder wat u weet over inkomen en schulden');
    expect(browser.last().text).toContain('Hoe staat het ervoor?');
    const empty = await browser.post(`${path}/bewaard`, { bewaren: '' });
    expect(empty.text).toContain('id="bewaren-error"');
    await browser.post(`${path}/verwijderd`, {});
    expect(browser.last().text).not.toContain('Verwijder wat u weet');
    expect(pages.desk.answers).toMatchObject([{ status: 'deleted' }]);
  });
});

describe('a hand-off that has ended', () => {
  it.each(['rejected', 'completed', 'failed', 'cancelled'] as const)(
    'is closed when it is %s, with a phone number',
    async (status) => {
      pages.desk.standing = { ...standing, status };
      const { text } = await pages.browser().get(path);
      expect(text).toContain('Deze overdracht is gesloten op maandag 16 november 2026');
      expect(text).toContain('030 - 000 00 00');
      expect(text).not.toContain('<form');
    },
  );
});
