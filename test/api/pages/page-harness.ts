import { pino } from 'pino';
import { createApp } from '../../../api/app';
import { listen } from '../../../api/framework/listen';
import { createAssetsRouter } from '../../../api/pages/assets';
import {
  createPartnerPages,
  type PartnerPagesOptions,
} from '../../../api/pages/partner/partner-pages';
import { createHandoffLinks, type HandoffLinks } from '../../../store/handoff-links';
import { createMemoryLog } from '../../support/memory-log';
import { createTestDatabase } from '../../support/test-database';
import { createFakeDesk, handoffId, type FakeDesk } from './fake-desk';

const secret = 'a-secret-of-the-tests-that-is-long-enough';
const start = Date.parse('2026-11-20T09:00:00.000Z');

export interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A browser without script: keeps cookies by path, and follows a redirect after a POST. */
export interface Browser {
  cookie: string | undefined;
  get(path: string): Promise<Page>;
  /** Takes csrf and key from the last page it saw. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Page>;
  last(): Page;
}

export interface Pages {
  readonly url: string;
  readonly desk: FakeDesk;
  readonly links: HandoffLinks;
  readonly codes: string[];
  readonly log: string[];
  /** Path of the page of a hand-off. */
  pathOf(handoffId: string): Promise<string>;
  wait(ms: number): void;
  now(): Date;
  browser(): Browser;
  /** A browser that asked for a code of this hand-off, and the code that was mailed. */
  browserWithCode(id?: string): Promise<{ readonly browser: Browser; readonly code: string }>;
  /** A browser that filled in the code of this hand-off. */
  opened(id?: string): Promise<Browser>;
  close(): Promise<void>;
}

export async function startPages(options: Partial<PartnerPagesOptions> = {}): Promise<Pages> {
  const database = await createTestDatabase();
  const links = createHandoffLinks(database.db, secret);
  const desk = createFakeDesk();
  const codes: string[] = [];
  const log: string[] = [];
  let passed = 0;
  const now = () => new Date(start + passed);
  const logger = pino({ level: 'info' }, { write: (line: string) => log.push(line) });
  const app = createApp({
    routes: [],
    verifyToken: () => Promise.reject(new Error('no tokens here')),
    logger,
    accessLog: createMemoryLog(),
    gate: () => Promise.reject(new Error('no routes here')),
    rateLimitPerMinute: 1000,
    readiness: {} as never,
    apiVersion: '1.0.0',
    serverUrl: 'http://127.0.0.1',
    startPage: '<p>start</p>',
    pages: [
      createAssetsRouter(),
      createPartnerPages({
        desk,
        links,
        secret,
        sendCode: async (_partner, _handoff, code) => {
          codes.push(code);
        },
        mailboxOf: () => 'wonen@viveste.example',
        supportPhone: '030 - 000 00 00',
        publicUrl: 'http://127.0.0.1',
        logger,
        attemptsPerAddress: 100_000,
        now,
        ...options,
      }),
    ],
  });
  const server = await listen(app, '127.0.0.1', 0);
  const url = `http://127.0.0.1:${server.port}`;
  const pathOf = async (id: string) => `/overdracht/${await links.keep(id, now().toISOString())}`;
  const browserWithCode = async (id = handoffId) => {
    const browser = createBrowser(url);
    const path = await pathOf(id);
    await browser.get(path);
    await browser.post(`${path}/code`, {});
    return { browser, code: codes.at(-1) ?? '' };
  };
  const pages: Pages = {
    ...{ url, desk, links, codes, log, pathOf, now, browserWithCode },
    wait: (ms) => {
      passed += ms;
    },
    browser: () => createBrowser(url),
    opened: async (id = handoffId) => {
      passed += 3_600_000;
      const { browser, code } = await browserWithCode(id);
      await browser.post(`${await pathOf(id)}/openen`, { code });
      return browser;
    },
    close: async () => {
      await server.close();
      await database.drop();
    },
  };
  return pages;
}

function createBrowser(url: string): Browser {
  let page: Page | undefined;
  const see = async (response: Response): Promise<Page> => {
    const cookie = response.headers.get('set-cookie');
    if (cookie !== null) browser.cookie = cookie.split(';')[0];
    page = { status: response.status, text: await response.text(), headers: response.headers };
    return page;
  };
  const headers = () => (browser.cookie === undefined ? {} : { cookie: browser.cookie });
  const browser: Browser = {
    cookie: undefined,
    get: async (path) => see(await fetch(url + path, { headers: headers(), redirect: 'manual' })),
    post: async (path, fields) => {
      const seal = page === undefined ? {} : sealOf(page.text);
      const response = await fetch(url + path, {
        method: 'POST',
        headers: headers(),
        body: new URLSearchParams({ ...seal, ...fields }),
        redirect: 'manual',
      });
      const seen = await see(response);
      const to = response.headers.get('location');
      return to === null || response.status !== 303 ? seen : browser.get(to);
    },
    last: () => page!,
  };
  return browser;
}

export function sealOf(html: string): { csrf: string; key: string } {
  const valueOf = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return { csrf: valueOf('csrf'), key: valueOf('key') };
}
