import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { loadPartners } from '../config/partners';
import { loadPolicy } from '../config/policy';
import type { Database } from '../store/database';
import { judgeFirst, judgePages, judgeTimes, type Seen } from './desk-speed/judge';
import { loadCases } from './desk-speed/load-cases';
import { makeHub, type OwnHub } from './desk-speed/own-hub';
import { watched, watchedBusy, type Watched } from './desk-speed/pages';
import { markupOf, signIn, viewPage, type Tab, type View } from './desk-speed/view-page';
import { openBrowser } from './support/browser';
import { startOwnPostgres } from './support/own-postgres';
import { runProof, type ProofRun } from './support/proof';

const sizes = { few: 10, many: 1_000 };
/** Enough for a p95; a look at the queries needs a few. */
const usualRounds = 60;
const RoundsSchema = z.coerce.number().int().min(8).default(usualRounds);

void runProof({
  name: 'desk-speed',
  claim: 'pages of the desk cost as much with 1,000 cases as with 10',
  protections: ['batch-read', 'indexes'],
  options: [['--rounds <number>', 'views of each page; times mean little under 60']],
  longestMs: 1_200_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const rounds = RoundsSchema.parse(run.given['rounds']);
  const { url } = await startOwnPostgres(run, 1);
  const few = await loadedHub(run, url, sizes.few);
  const many = await loadedHub(run, url, sizes.many);
  const browser = await openBrowser(run);
  const stages: Stage[] = [];
  for (const page of watched)
    for (const hub of [few, many]) stages.push(await openStage(browser, hub, page));
  for (const page of watchedBusy) stages.push(await openStage(browser, many, page));
  for (let round = 0; round < rounds; round += 1)
    for (const { hub, page, tab, views } of stages)
      views.push(await viewPage(hub, tab.page, page, round));
  const seen = watched.map((page) => seenOf(stages, page, { few, many }));
  const failures = [
    ...judgeFirst(
      run,
      stages.map(({ tab }) => tab.stylesheets),
    ),
    ...judgePages(run, seen),
    ...judgeTimes(run, seen),
    ...(await compareWithScript(
      browser,
      stages.filter(({ hub }) => hub === few),
    )),
  ];
  for (const failure of failures) run.say(`not as claimed: ${failure}`);
  return failures.length === 0;
}

function seenOf(
  stages: readonly Stage[],
  page: Watched,
  { few, many }: { readonly few: OwnHub; readonly many: OwnHub },
): Seen {
  const viewsOf = (hub: OwnHub, one: Watched | undefined) =>
    stages.find((stage) => stage.hub === hub && stage.page === one)?.views ?? [];
  const busy = watchedBusy.find(({ name }) => name === page.name);
  return { page, few: viewsOf(few, page), many: viewsOf(many, page), busy: viewsOf(many, busy) };
}

/** A browser that runs scripts gets the very same pages. */
async function compareWithScript(
  browser: Browser,
  stages: readonly Stage[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { hub, page, tab } of stages) {
    const scripted = await signIn(browser, hub, { ...page, javaScriptEnabled: true });
    const address = `${hub.url}${page.path(0)}`;
    if ((await markupOf(tab.page, address)) !== (await markupOf(scripted.page, address)))
      found.push(`${page.name} is the same to a browser with script`);
  }
  return found;
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
