import type { Browser, Page, Request } from 'playwright-core';
import { z } from 'zod';
import type { Stack } from '../support/stack';

const longestMs = 30_000;
const quietMs = 3_000;
const lookEveryMs = 200;

const SentSchema = z.object({ payloads: z.array(z.unknown()) });

export interface Look {
  /** All the text that stands on the page. */
  readonly text: string;
  /** How many payloads the page had decoded. */
  readonly payloads: number;
}

export interface Looking {
  readonly browser: Browser;
  readonly stack: Stack;
  readonly folder: string;
}

/** Opens a case in the Temporal UI as an operator does, waits until nothing is asked any more, and takes a picture. */
export async function lookAtCase(
  { browser, stack, folder }: Looking,
  caseNumber: string,
  picture: string,
): Promise<Look> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1600 } });
  let payloads = 0;
  page.on('request', (request) => {
    payloads += sentTo(stack.codecUrl, request);
  });
  try {
    page.setDefaultTimeout(longestMs);
    const id = encodeURIComponent(`case/${caseNumber}`);
    await page.goto(`${stack.temporalUiUrl}/namespaces/${stack.namespace}/workflows/${id}`);
    await page.getByText('Event History').first().waitFor();
    const text = await textAtRest(page);
    await page.screenshot({ path: `${folder}/${picture}.png`, fullPage: true });
    return { text, payloads };
  } finally {
    await page.close();
  }
}

/** The page never stops asking the server for news, so its text must stand still instead; its clocks do not count. */
async function textAtRest(page: Page): Promise<string> {
  const until = Date.now() + longestMs;
  let text = '';
  let since = Date.now();
  while (Date.now() - since < quietMs && Date.now() < until) {
    const now = await page.locator('body').innerText();
    if (now.replaceAll(/\d+/g, '') !== text.replaceAll(/\d+/g, '')) since = Date.now();
    text = now;
    await page.waitForTimeout(lookEveryMs);
  }
  return text;
}

function sentTo(codec: string, request: Request): number {
  if (request.method() !== 'POST' || !request.url().startsWith(`${codec}/decode`)) return 0;
  return SentSchema.parse(JSON.parse(request.postData() ?? '')).payloads.length;
}
