import { pino } from 'pino';
import { createApp } from '../../../api/app';
import { listen } from '../../../api/framework/listen';
import { createPolicyPages } from '../../../api/pages/policy-group/policy-pages';
import { createLabels } from '../../../api/policy-group/labels';
import { createReportLinks } from '../../../store/report-links';
import { partners, policy } from '../../support/api-harness';
import {
  answered,
  createMemoryPolicyDesk,
  firstReport,
  sampleReport,
  waiting,
} from '../../support/signal-report';
import { sealOf } from './page-harness';
import { createMemoryLog } from '../../support/memory-log';

const secret = 'a-secret-of-the-tests-that-is-long-enough';
const links = createReportLinks(secret, 'https://hub.example');
const log: string[] = [];
const printed: string[] = [];
let desk: ReturnType<typeof createMemoryPolicyDesk>;
let server: Awaited<ReturnType<typeof listen>>;
let base: string;
const path = (edition: number) => `/signalen/${edition}/${links.keyOf(edition)}`;

beforeEach(async () => {
  desk = createMemoryPolicyDesk([firstReport, sampleReport], [...waiting, ...answered]);
  const logger = pino({ level: 'info' }, { write: (line: string) => log.push(line) });
  const app = createApp({
    routes: [],
    verifyToken: () => Promise.reject(new Error('no tokens here')),
    accessLog: createMemoryLog(),
    gate: () => Promise.reject(new Error('no routes here')),
    ...{ logger, rateLimitPerMinute: 1_000, readiness: {} as never, apiVersion: '1.0.0' },
    ...{ serverUrl: 'http://127.0.0.1', startPage: '<p>start</p>' },
    pages: [
      createPolicyPages({
        ...{ desk, links, secret, logger, supportPhone: '030 - 000 00 00' },
        labels: createLabels(policy, partners),
        attemptsPerAddress: 200,
        print: (html) => {
          printed.push(html);
          return Promise.resolve(Buffer.from('%PDF-'));
        },
      }),
    ],
  });
  server = await listen(app, '127.0.0.1', 0);
  base = `http://127.0.0.1:${server.port}`;
});
afterEach(() => server.close());

async function get(address: string) {
  const response = await fetch(base + address, { redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function post(address: string, fields: Readonly<Record<string, string>>) {
  const response = await fetch(base + address, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return {
    status: response.status,
    to: response.headers.get('location'),
    text: await response.text(),
  };
}

const form = `${path(8)}/signaal/31`;
const given = { antwoord: 'declined', wie: '', wanneer: '', uitleg: 'Er is geen geld in 2028.' };
const seenIn = (html: string) => ({
  ...sealOf(html),
  gezien: /name="gezien" value="(\d+)"/.exec(html)?.[1] ?? '',
});
const answersTo = (signal: number) =>
  desk.standings.find((standing) => standing.signal === signal)?.answers ?? [];

describe('who holds the link of an edition', () => {
  it('reads what waits, the longest first, and that it is kept nowhere', async () => {
    const { status, text, headers } = await get(path(8));
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(text).toContain('Drie signalen wachten op uw antwoord.');
    expect(text).toContain('<title>Signalenrapport, editie 8 – Op Koers</title>');
    const order = ['Derde editie', 'Tweede editie', 'Nieuw'].map((word) => text.indexOf(word));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(text).not.toMatch(
      /withheld|undefined|NaN|<td[^>]*><\/td>\s*<td class="utrecht-table__cell num"/,
    );
  });

  it('reads that an older edition has a newer one, and comes there', async () => {
    const { text } = await get(path(1));
    expect(text).toContain(`href="${path(8)}"`);
  });

  it('takes the figures along as CSV and the report as PDF, which leads nowhere', async () => {
    const csv = await get(`${path(8)}/cijfers.csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('cache-control')).toBe('no-store');
    expect((await get(`${path(8)}/rapport.pdf`)).headers.get('content-type')).toBe(
      'application/pdf',
    );
    expect(printed.at(-1)).not.toContain(links.keyOf(8));
  });

  it('sees all editions', async () => {
    const { text } = await get(`${path(8)}/edities`);
    expect(text).toContain(`href="${path(1)}"`);
  });

  it('leaves no key in the log', async () => {
    await get(path(8));
    expect(log.join('')).not.toContain(links.keyOf(8));
  });
});

describe('who does not hold it', () => {
  const addresses = [
    `/signalen/8/${links.keyOf(1)}`,
    `/signalen/8/${'A'.repeat(43)}`,
    '/signalen/8/x',
    `/signalen/9/${links.keyOf(9)}`,
    `/signalen/08/${links.keyOf(8)}`,
    '/signalen/8',
    `${path(8)}/signaal/99`,
    `${path(1)}/signaal/35`,
    `${path(8)}/niets`,
  ];

  it.each(addresses)(
    'reads the same at %s as at any address that is not there',
    async (address) => {
      const { status, text } = await get(address);
      expect(status).toBe(404);
      expect(text).toBe((await get('/signalen/1/x')).text);
    },
  );

  it('is slowed down', async () => {
    const asked = await Promise.all(Array.from({ length: 210 }, () => get('/signalen/8/x')));
    expect(asked.map(({ status }) => status)).toContain(429);
  });
});

describe('an answer', () => {
  it('is given once, however often its form is posted', async () => {
    const { text } = await get(form);
    const fields = { ...seenIn(text), ...given };
    const replies = [
      ...(await Promise.all([post(form, fields), post(form, fields)])),
      await post(form, fields),
    ];
    expect(replies.map(({ status, to }) => [status, to])).toEqual(
      Array(3).fill([303, `${path(8)}?beantwoord=31`]),
    );
    expect(answersTo(31)).toMatchObject([{ edition: 8, kind: 'declined' }]);
    const after = await get(`${path(8)}?beantwoord=31`);
    expect(after.text).toContain('Uw antwoord op signaal 31 is bewaard.');
    expect(after.text).toContain('Twee signalen wachten');
  });

  it('shows who was first, and what was typed, and then takes its place', async () => {
    const mine = await get(form);
    await post(form, { ...seenIn((await get(form)).text), ...given });
    const late = { ...given, antwoord: 'noted', uitleg: 'Dat weten wij.' };
    const { status, text } = await post(form, { ...seenIn(mine.text), ...late });
    expect(status).toBe(409);
    expect(text).toContain('Iemand was u voor');
    expect(text).toContain('Er is geen geld in 2028.');
    expect(text).toContain('Dat weten wij.');
    expect((await post(form, { ...seenIn(text), ...late })).status).toBe(303);
    expect(answersTo(31).map(({ kind }) => kind)).toEqual(['declined', 'noted']);
  });

  it.each([
    [{ antwoord: '' }, 'Kies een antwoord'],
    [{ antwoord: 'taken-up', wanneer: 'maart' }, 'Vul in wie dit oppakt'],
    [{ antwoord: 'taken-up', wie: 'Wethouder' }, 'Vul in wanneer het klaar is'],
    [{ uitleg: '' }, 'Schrijf kort op waarom'],
    [{ uitleg: 'Bel 06 12345678' }, 'een telefoonnummer'],
    [{ antwoord: 'done' }, 'Kies een antwoord'],
    [{ uitleg: 'Van links \u202enaar rechts' }, 'tekens die wij niet kunnen bewaren'],
    [{ wie: 'Wonen\u0007' }, 'tekens die wij niet kunnen bewaren'],
    [{ uitleg: '\u200b' }, 'tekens die wij niet kunnen bewaren'],
  ])('is not taken with %j, and what was typed stays', async (wrong, message) => {
    const seal = seenIn((await get(form)).text);
    const { status, text } = await post(form, { ...seal, ...given, ...wrong });
    expect(status).toBe(400);
    expect(text).toContain('<title>Fout: ');
    expect(text).toContain(message);
    expect(text).toContain({ ...given, ...wrong }.uitleg);
    expect(answersTo(31)).toEqual([]);
  });

  it('is not taken when it is too long', async () => {
    const seal = seenIn((await get(form)).text);
    const { status, text } = await post(form, { ...seal, ...given, uitleg: 'a'.repeat(2_001) });
    expect(status).toBe(400);
    expect(text).toContain('hooguit 2.000 tekens');
  });

  it('is kept as the API would keep it', async () => {
    const seal = seenIn((await get(form)).text);
    const uitleg = 'Geen geld.\r\nOok niet voor e\u0301e\u0301n woning.';
    expect((await post(form, { ...seal, ...given, uitleg })).status).toBe(303);
    expect(answersTo(31)).toMatchObject([{ explanation: 'Geen geld.\nOok niet voor één woning.' }]);
  });

  it('says that it is done only of what was taken up, and that once too', async () => {
    expect((await get(form)).text).not.toContain('Dit is klaar');
    const takenUp = `${path(8)}/signaal/22`;
    const { text } = await get(takenUp);
    expect(text).toContain('Dit is klaar');
    const fields = { ...seenIn(text), ...given, antwoord: 'done' };
    for (const _time of [1, 2]) expect((await post(takenUp, fields)).status).toBe(303);
    expect(answersTo(22).map(({ kind }) => kind)).toEqual(['taken-up', 'done']);
  });

  it.each([{ csrf: 'x' }, { key: '' }, { key: 'short' }])(
    'is not taken from a form with %j',
    async (wrong) => {
      const seal = seenIn((await get(form)).text);
      expect((await post(form, { ...seal, ...given, ...wrong })).status).toBe(403);
      expect(answersTo(31)).toEqual([]);
    },
  );

  it('is not given by reading', async () => {
    for (const address of [path(8), form, `${path(8)}?beantwoord=31`]) await get(address);
    expect(answersTo(31)).toEqual([]);
    expect((await get(`${path(8)}?beantwoord=31`)).text).not.toContain('is bewaard');
  });
});
