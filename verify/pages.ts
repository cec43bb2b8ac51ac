import type { Browser } from 'playwright-core';
import { fileTour, lookAtFile } from './pages/file-tour';
import { lookNarrow, lookWide, type Findings, type Look } from './pages/look';
import { walkJourneys } from './pages/journeys/walk';
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
  claim:
    'seven journeys go with and without script and by keyboard alone; every page and error state is free of axe findings and reflows',
  protections,
  options: [
    ['--only <start>', 'looks at the states whose names begin like this'],
    ['--journeys', 'walks the journeys and looks at no other states'],
  ],
  longestMs: 1_800_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const browser = await openBrowser(run);
  const folder = await pictureFolder(run, 'pages');
  const { only, journeys } = run.given;
  const found = journeys === true ? [] : [...(await lookAtStates(run, browser, folder))];
  // A control spoils the pages of the states; one part of the tour is a look at that part alone.
  const isWhole = run.without === undefined && only === undefined;
  if (isWhole) found.push(...(await walkJourneys(run, browser, folder)));
  for (const line of found) run.say(line);
  run.say(`${found.length} findings`);
  return found.length === 0;
}

async function lookAtStates(run: ProofRun, browser: Browser, folder: string): Promise<Findings> {
  const look: Look = { url: await servePages(run), without: run.without, folder };
  const { only } = run.given;
  const isAsked = ({ name }: { readonly name: string }) =>
    typeof only !== 'string' || name.startsWith(only);
  const [stops, files] = [tour.filter(isAsked), fileTour.filter(isAsked)];
  if (stops.length + files.length === 0) return ['no state has a name that begins like this'];
  const found = await lookAtAll(browser, look, stops);
  // A control spoils pages, no files.
  if (run.without === undefined)
    for (const file of files) found.push(...(await lookAtFile(browser, look, file)));
  if (run.without === undefined) {
    const all = `${stops.length} states, ${files.length} files`;
    run.say(
      `${all}, each at ${widths.join(', ')} and 320 px, the last without script; reports on A4 too`,
    );
  }
  return found;
}

/** One after the other: pages that share a machine share its patience too. */
async function lookAtAll(browser: Browser, look: Look, stops: readonly Stop[]) {
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
