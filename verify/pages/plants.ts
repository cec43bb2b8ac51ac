import type { Page, Route } from 'playwright-core';

interface Plant {
  readonly pages: string;
  spoil(text: string): string;
}

const handoffPages = '**/overdracht/**';
const stylesheet = '**/assets/desk.css';

/** What each control takes away; the looks must see it. */
const plants: Readonly<Record<string, Plant>> = {
  labels: { pages: handoffPages, spoil: (html) => html.replace(/<label.*?<\/label>/gs, '') },
  contrast: styled('.utrecht-paragraph { color: #bbb !important }'),
  'heading-contrast': styled('h1 { color: #bbb !important }'),
  'narrow-layout': styled('.ok-main { inline-size: 30rem }'),
  'narrow-parts': styled('h1 { inline-size: 25rem }'),
  'large-targets': styled(
    'button { block-size: 12px !important; min-block-size: 0 !important; padding: 0 !important; line-height: 1 !important; overflow: hidden }',
  ),
  'error-titles': {
    pages: handoffPages,
    spoil: (html) => html.replace('<title>Fout: ', '<title>'),
  },
  'no-script': {
    pages: handoffPages,
    spoil: (html) => html.replace('</body>', '<script>document.title += "!"</script></body>'),
  },
};

export const protections = Object.keys(plants);

function styled(rule: string): Plant {
  return { pages: stylesheet, spoil: (css) => `${css} ${rule}` };
}

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
