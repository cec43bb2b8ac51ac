import { pino } from 'pino';
import { createApp } from '../../../api/app';
import { listen } from '../../../api/framework/listen';
import { createPolicyPages } from '../../../api/pages/policy-group/policy-pages';
import { createLabels } from '../../../api/policy-group/labels';
import { createReportLinks } from '../../../store/report-links';
import { partners, policy } from '../../support/test-routes';
import {
  answered,
  createMemoryReportDesk,
  firstReport,
  sampleReport,
  waiting,
} from '../../support/signal-report';
import { createMemoryLog } from '../../support/memory-log';

const links = createReportLinks('a-secret-of-the-tests-that-is-long-enough', 'https://hub.example');
const log: string[] = [];
const printed: string[] = [];
let server: Awaited<ReturnType<typeof listen>>;
let base: string;
const path = (edition: number) => `/signalen/${edition}/${links.keyOf(edition)}`;

beforeEach(async () => {
  const desk = createMemoryReportDesk([firstReport, sampleReport], [...waiting, ...answered]);
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
        ...{ desk, links, logger, supportPhone: '030 - 000 00 00' },
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

  it('reads what was answered, and answers where one signs in', async () => {
    const { text } = await get(path(8));
    expect(text).toContain('Wij herschrijven de tien brieven die het vaakst terugkomen.');
    for (const signal of [31, 34, 35, 22])
      expect(text).toContain(`href="/signalen/editie/8/signaal/${signal}"`);
    expect(text).not.toContain('<form');
  });

  it.each([
    ['', 405],
    ['/signaal/31', 404],
  ])('sends nothing to "%s" of the link', async (rest, status) => {
    const body = new URLSearchParams({ antwoord: 'declined', uitleg: 'Er is geen geld.' });
    const response = await fetch(`${base}${path(8)}${rest}`, { method: 'POST', body });
    expect(response.status).toBe(status);
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
    `${path(8)}/signaal/31`,
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
