import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { loadPartners } from '../config/partners';
import { loadPolicy } from '../config/policy';
import type { Database } from '../store/database';
import { judgePages, judgeTimes, type Seen } from './desk-speed/judge';
import { loadCases } from './desk-speed/load-cases';
import { makeHub, type OwnHub } from './desk-speed/own-hub';
import { watched, watchedBusy, type Watched } from './desk-speed/pages';
import { markupOf, signIn, viewPage, type Tab, type View } from './desk-speed/view-page';
import { openBrowser } from './support/browser';
import { startOwnPostgres } from './support/own-postgres';
import { runProof, type ProofRun } from './support/proof';

const sizes = { few: 10, many: 1_000 };
const rounds = 60;

void runProof({
  name: 'desk-speed',
  claim: 'pages of the desk cost as much with 1,000 cases as with 10',
  protections: ['batch-read', 'indexes'],
  longestMs: 900_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const { url } = await startOwnPostgres(run, 1);
  const few = await loadedHub(run, url, sizes.few);
  const many = await loadedHub(run, url, sizes.many);
  const browser = await openBrowser(run);
  const stages: Stage[] = [];
  for (const page of watched)
    for (const hub of [few, many]) stages.push(await openStage(browser, hub, page));
  for (const page of watchedBusy) stages.push(await openStage(browser, many, page));
  const stylesheets = stages.map(({ tab }) => tab.assets);
  run.say(
    `stylesheets and fonts asked once, by each first page: ${[...new Set(stylesheets)].join(' or ')}`,
  );
  for (let round = 0; round < rounds; round += 1)
    for (const { hub, page, tab, views } of stages)
      views.push(await viewPage(hub, tab.page, page, round));
  const seen: Seen[] = watched.map((page) => ({
    page,
    few: viewsOf(few, page),
    many: viewsOf(many, page),
    busy: watchedBusy.filter(({ name }) => name === page.name).flatMap((one) => viewsOf(many, one)),
  }));
  const failures = [...judgePages(run, seen), ...judgeTimes(run, seen), ...(await withScript())];
  if (stylesheets.some((count) => count < 3)) failures.push('the first page has its stylesheets');
  for (const failure of failures) run.say(`not as claimed: ${failure}`);
  return failures.length === 0;

  function viewsOf(hub: OwnHub, page: Watched): readonly View[] {
    return stages.find((stage) => stage.hub === hub && stage.page === page)?.views ?? [];
  }

  /** A browser that runs scripts gets the very same pages. */
  async function withScript(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { hub, page, tab } of stages.filter((stage) => stage.hub === few)) {
      const scripted = await signIn(browser, hub, { ...page, javaScriptEnabled: true });
      const address = `${hub.url}${page.path(0)}`;
      if ((await markupOf(tab.page, address)) !== (await markupOf(scripted.page, address)))
        found.push(`${page.name} is another page to a browser with script`);
    }
    return found;
  }
}

interface Stage {
  readonly hub: OwnHub;
  readonly page: Watched;
  readonly tab: Tab;
  readonly views: View[];
}

async function openStage(browser: Browser, hub: OwnHub, page: Watched): Promise<Stage> {
  return { hub, page, views: [], tab: await signIn(browser, hub, page) };
}

async function loadedHub(run: ProofRun, url: string, size: number): Promise<OwnHub> {
  const hub = await makeHub(run, `cases_${String(size)}`, url);
  const { partners } = loadPartners('config/partners/houten', process.env);
  const policy = loadPolicy('config/policy/houten.json');
  const started = performance.now();
  const random = run.random.named('cases');
  const events = await loadCases(hub, size, { partners, policy, random });
  if (run.without === 'indexes') await dropIndexes(hub.db);
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  run.say(`${String(size)} open cases with ${String(events)} events written in ${seconds} s`);
  await hub.start();
  return hub;
}

/** What a hub would have whose tables are read from end to end for each case. */
async function dropIndexes(db: Database): Promise<void> {
  await sql`alter table case_journal drop constraint case_journal_pkey`.execute(db);
  await sql`drop index dossier_entry_case`.execute(db);
}
