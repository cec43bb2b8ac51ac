import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { plantFault } from './plants';
import type { Stop } from './stop';

/** WCAG 2.0 to 2.2, levels A and AA. */
export const axeRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
// WCAG 2.2, success criterion 1.4.12.
const textSpacing =
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

const longestMs = 20_000;

export interface Look {
  readonly url: string;
  readonly without: string | undefined;
  /** Where pictures go. */
  readonly folder: string;
}

/** What is wrong with each stop of a tour, one line each. */
export type Findings = readonly string[];

type Examine = (page: Page) => Promise<Findings>;

async function lookAt(
  { url, without }: Look,
  stop: Stop,
  page: Page,
  examine: Examine,
): Promise<Findings> {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) found.push('blocked by the policy');
  });
  await plantFault(page, without);
  await stop.reach(page, url);
  const html = await page.content();
  if (!html.includes(stop.shows)) found.push(`does not show "${stop.shows}"`);
  if (/<script|\son\w+="|javascript:/i.test(html)) found.push('has a script');
  found.push(...(await examine(page)));
  return found.map((line) => `${stop.name}: ${line}`);
}

/** As a person with an ordinary browser sees it, with axe and a picture. */
export async function lookWide(
  browser: Browser,
  look: Look,
  stop: Stop,
  width: number,
): Promise<Findings> {
  const context = await browser.newContext({ viewport: { width, height: 844 } });
  const page = await context.newPage();
  page.setDefaultTimeout(longestMs);
  try {
    return await lookAt(look, stop, page, async () => {
      await page.screenshot({ path: `${look.folder}/${stop.name}-${width}.png`, fullPage: true });
      const { violations } = await new AxeBuilder({ page }).withTags(axeRules).analyze();
      const lines = violations.map(({ id, nodes }) => `axe ${id} ${nodes.length} times`);
      return [...lines, ...(await headings(page))].map((line) => `${line} at ${width} px`);
    });
  } finally {
    await context.close();
  }
}

async function headings(page: Page): Promise<Findings> {
  const [count, title] = [await page.locator('h1').count(), await page.title()];
  const hasErrors = (await page.locator('[role="alert"], [aria-invalid]').count()) > 0;
  return [
    ...(count === 1 ? [] : [`${count} headings of the first level`]),
    ...(/^(Fout: )?[^–]+ – Op Koers$/.test(title) ? [] : ['title']),
    ...(hasErrors && !title.startsWith('Fout: ') ? ['an error that the title does not tell'] : []),
    ...(/noor|viveste/i.test(title) ? ['a name in the title'] : []),
  ];
}

/** On a narrow screen, zoomed in, and without script: the whole way there is forms and links. */
export async function lookNarrow(browser: Browser, look: Look, stop: Stop): Promise<Findings> {
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
    // Only so that the spacing can be put in; the wide look runs under the pages' own policy.
    bypassCSP: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(longestMs);
  try {
    return await lookAt(look, stop, page, async () => {
      const plain = await overflow(page, 'scrolls sideways at 320 px');
      // addStyleTag waits for an event that never comes without script.
      await page.evaluate(
        `document.head.insertAdjacentHTML('beforeend', '<style>${textSpacing}</style>')`,
      );
      const spaced = await overflow(page, 'scrolls sideways with text spacing');
      return [...plain, ...spaced, ...(await smallTargets(page))];
    });
  } finally {
    await context.close();
  }
}

export async function overflow(page: Page, line: string): Promise<Findings> {
  const pixels: unknown = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  return typeof pixels === 'number' && pixels <= 0 ? [] : [`${line} by ${String(pixels)} px`];
}

async function smallTargets(page: Page): Promise<Findings> {
  const targets = page.locator(
    'button, input[type="radio"], input[type="checkbox"], .ok-nav a, summary',
  );
  const seen = targets.filter({ visible: true });
  const boxes = await Promise.all((await seen.all()).map((target) => target.boundingBox()));
  const small = boxes.filter((box) => box !== null && (box.width < 24 || box.height < 24));
  return small.length === 0 ? [] : [`${small.length} targets smaller than 24 px`];
}
