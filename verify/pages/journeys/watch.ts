import type { Page, Request } from 'playwright-core';

export interface Watch {
  readonly found: readonly string[];
  /** How often another page, or another part of one, came into view. */
  readonly navigations: () => number;
  /** After every step. */
  look(): Promise<void>;
}

/** Follows one browser window: what is refused to it, and whether a personal word is in a title, an address or a referrer. */
export function watchPage(page: Page, who: string, personal: readonly string[]): Watch {
  const found: string[] = [];
  let navigations = 0;
  const note = (line: string) => {
    found.push(`${who}: ${line}`);
  };
  const isPersonal = (text: string) =>
    personal.some((word) => decodeURIComponent(text).toLowerCase().includes(word.toLowerCase()));
  const isPageOf = (request: Request) =>
    request.isNavigationRequest() && request.frame() === page.mainFrame();
  page.on('request', (request) => {
    if (isPersonal(request.url())) note('a word about a person in an address');
    const { referer = '' } = request.headers();
    if (referer !== '') note(`${pathOf(referer)} told at ${pathOf(request.url())}`);
    if (request.resourceType() === 'script') note(`a script at ${pathOf(request.url())}`);
  });
  page.on('response', (response) => {
    if (!isPageOf(response.request())) return;
    if (response.status() < 400) return;
    const { method, url } = { method: response.request().method(), url: response.url() };
    note(`refused: ${method} ${pathOf(url)} ${response.status()}`);
  });
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) navigations += 1;
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) note('blocked by the policy');
  });
  return {
    found,
    navigations: () => navigations,
    async look() {
      const title = await page.title();
      if (isPersonal(title)) note('a word about a person in a title');
      if (isPersonal(page.url())) note('a word about a person in an address');
      if (title.startsWith('Fout: ')) note(`an error page: ${pathOf(page.url())}`);
    },
  };
}

/** Numbers and keys are left out: findings go to a log. */
export function pathOf(url: string): string {
  return new URL(url).pathname
    .replaceAll(/OK-\d{4}-\d+/g, '{case}')
    .replaceAll(/[\w-]{20,}/g, '{key}');
}
