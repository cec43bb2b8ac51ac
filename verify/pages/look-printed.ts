import type { Browser, Page } from 'playwright-core';
import { overflow, type Findings, type Look } from './look';
import type { Stop } from './stop';

/** A4 between margins of 18 mm, at 96 pixels an inch. */
const paper = { width: 658, height: 987 };

/** On paper nothing can be pressed, nothing is folded and nothing runs off the side. */
export async function lookPrinted(browser: Browser, look: Look, stop: Stop): Promise<Findings> {
  const context = await browser.newContext({ viewport: paper, javaScriptEnabled: false });
  const page = await context.newPage();
  try {
    await stop.reach(page, look.url);
    const found = await printOn(page, `${look.folder}/${stop.name}.pdf`);
    return found.map((line) => `${stop.name}: ${line} on paper`);
  } finally {
    await context.close();
  }
}

/** What is wrong with the page in view once it is on paper, as a PDF at `path`. */
export async function printOn(page: Page, path: string): Promise<Findings> {
  const size = page.viewportSize();
  await page.setViewportSize(paper);
  await page.emulateMedia({ media: 'print' });
  const pressed = page.locator('button, .utrecht-button, nav, .ok-no-print');
  const visible = await Promise.all((await pressed.all()).map((each) => each.isVisible()));
  const parts = page.locator('details > :not(summary)');
  const open = await Promise.all((await parts.all()).map((each) => each.isVisible()));
  await page.pdf({ path, format: 'A4' });
  const found = [
    ...(visible.includes(true) ? ['something to press'] : []),
    ...(open.includes(false) ? ['a part that is folded'] : []),
    ...(await overflow(page, 'runs off the side')),
  ];
  await page.emulateMedia({ media: null });
  if (size !== null) await page.setViewportSize(size);
  return found;
}
