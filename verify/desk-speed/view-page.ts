import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import type { Answered, OwnHub } from './own-hub';
import type { Watched } from './pages';

/** One page as a browser got it, and what it cost. */
export interface View {
  /** From asking to the last byte, by the browser's own clock. */
  readonly ms: number;
  readonly queries: number;
  /** As the access log has them. */
  readonly operations: readonly string[];
  /** That the hub was asked for; the page after signing in had them already. */
  readonly stylesheets: number;
  readonly hasScript: boolean;
  readonly gzipBytes: number;
}

const TimingSchema = z.number().positive();
const timing =
  "(([entry]) => entry.responseEnd - entry.requestStart)(performance.getEntriesByType('navigation'))";

/** Read once in two seconds for all requests, so that it belongs to none of them. */
const sharedRead = 'from "sign_out"';

export interface Tab {
  readonly page: Page;
  /** That its first page asked for. */
  readonly stylesheets: number;
}

/** A browser of this member, signed in through the issuer; it runs no script unless it is told to. */
export async function signIn(
  browser: Browser,
  hub: OwnHub,
  { member, javaScriptEnabled = false }: { member: string; javaScriptEnabled?: boolean },
): Promise<Tab> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  hub.answered();
  await page.goto(`${hub.url}/inloggen?als=${member}`);
  return { page, stylesheets: stylesheetsIn(hub.answered()) };
}

export async function viewPage(
  hub: OwnHub,
  page: Page,
  watched: Watched,
  round: number,
): Promise<View> {
  const path = watched.path(round);
  const before = await lastLine(hub);
  hub.answered();
  const response = await page.goto(`${hub.url}${path}`);
  const ms = TimingSchema.parse(await page.evaluate(timing));
  const html = (await response?.text()) ?? '';
  const answers = hub.answered();
  const own = answers.find(({ url }) => url === path);
  if (response?.status() !== 200 || own === undefined)
    throw new Error(`${watched.name} was answered ${String(response?.status())}.`);
  return {
    ms,
    queries: own.statements.filter((text) => !text.includes(sharedRead)).length,
    operations: await operationsSince(hub, before),
    stylesheets: stylesheetsIn(answers),
    hasScript: /<script|\son\w+=|javascript:/i.test(html),
    gzipBytes: gzipSync(html).length,
  };
}

/** The page without what is made anew for each form. */
export async function markupOf(page: Page, url: string): Promise<string> {
  const html = (await (await page.goto(url))?.text()) ?? '';
  return html.replaceAll(/(name="(?:csrf|key)" value=)"[^"]*"/g, '$1""');
}

function stylesheetsIn(answers: readonly Answered[]): number {
  return answers.filter(({ url }) => url.endsWith('.css')).length;
}

async function lastLine({ db }: OwnHub): Promise<number> {
  const { seq } = await db.selectFrom('access_log_tail').select('seq').executeTakeFirstOrThrow();
  return seq;
}

async function operationsSince({ db }: OwnHub, seq: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('access_log')
    .select('operation')
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute();
  return rows.map(({ operation }) => operation);
}
