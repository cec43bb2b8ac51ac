import type { Browser } from 'playwright-core';
import { lookNarrow, lookWide, type Findings, type Look } from './pages/look';
import { lookPrinted } from './pages/look-printed';
import { protections } from './pages/plants';
import { servePages } from './pages/serve-pages';
import type { Stop } from './pages/stop';
import { tour } from './pages/tour';
import { openBrowser, pictureFolder } from './support/browser';
import { runProof, type ProofRun } from './support/proof';

const widths = [1280, 390];

void runProof({
  name: 'pages',
  claim: 'every page and error state is free of axe findings, reflows, and works without script',
  protections,
  options: [['--only <start>', 'looks at the states whose names begin like this']],
  longestMs: 900_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const browser = await openBrowser(run);
  const look: Look = {
    url: await servePages(run),
    without: run.without,
    folder: await pictureFolder(run, 'pages'),
  };
  const { only } = run.given;
  const stops = tour.filter(({ name }) => typeof only !== 'string' || name.startsWith(only));
  const found = await lookAtAll(browser, look, stops);
  for (const line of found) run.say(line);
  if (run.without === undefined) {
    const all = `${stops.length} states`;
    run.say(
      `${all}, each at ${widths.join(', ')} and 320 px, the last without script; reports on A4 too`,
    );
  }
  run.say(`${found.length} findings`);
  return found.length === 0 && stops.length > 0;
}

/** One after the other: pages that share a machine share its patience too. */
async function lookAtAll(browser: Browser, look: Look, stops: readonly Stop[]): Promise<Findings> {
  const found: string[] = [];
  for (const stop of stops) {
    // A control has shown what it must with the first finding.
    if (look.without !== undefined && found.length > 0) return found;
    for (const width of widths) found.push(...(await lookWide(browser, look, stop, width)));
    found.push(...(await lookNarrow(browser, look, stop)));
    if (stop.isPrinted) found.push(...(await lookPrinted(browser, look, stop)));
  }
  return found;
}
