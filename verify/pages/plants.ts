import type { Page, Route } from 'playwright-core';

interface Plant {
  readonly pages: string;
  spoil(text: string): string;
}

/** What each control takes away; the looks must see it. */
const plants: Readonly<Record<string, Plant>> = {
  labels: { pages: '**/overdracht/**', spoil: (html) => html.replace(/<label.*?<\/label>/gs, '') },
  contrast: {
    pages: '**/assets/desk.css',
    spoil: (css) => `${css} .utrecht-paragraph { color: #bbb !important }`,
  },
  'narrow-layout': {
    pages: '**/assets/desk.css',
    spoil: (css) => `${css} .ok-main { inline-size: 30rem }`,
  },
  'error-titles': {
    pages: '**/overdracht/**',
    spoil: (html) => html.replace('<title>Fout: ', '<title>'),
  },
};

export const protections = Object.keys(plants);

/** Spoils what this page gets from the server, when the run is a control. */
export async function plantFault(page: Page, without: string | undefined): Promise<void> {
  const plant = plants[without ?? ''];
  if (plant === undefined) return;
  await page.route(plant.pages, (route) => spoilAnswer(route, plant));
}

async function spoilAnswer(route: Route, plant: Plant): Promise<void> {
  const response = await route.fetch({ maxRedirects: 0 });
  const isRedirect = response.status() >= 300 && response.status() < 400;
  if (isRedirect) await route.fulfill({ response });
  else await route.fulfill({ response, body: plant.spoil(await response.text()) });
}
