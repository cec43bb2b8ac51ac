import type { Browser } from 'playwright-core';
import type { ProofRun } from '../../support/proof';
import type { Findings } from '../look';
import { answerSignal, decideMoney } from './at-the-office';
import { callBack } from './call-back';
import { handOff, partnerAnswers } from './hand-off';
import { gather, ways, type People, type Way } from './people';
import { refer } from './refer';
import { residentWithdraws } from './resident';
import { tableWithPlan } from './table';
import { personal, type Story } from './story';
import { buildWorld, type World } from './world';

interface Journey {
  readonly name: string;
  readonly walk: (people: People, world: World, story: Story) => Promise<void>;
}

const journeys: readonly Journey[] = [
  { name: 'refer a resident, and the table takes the case', walk: refer },
  { name: 'intake, a session at the table, and a plan to give along', walk: tableWithPlan },
  { name: 'consent, a hand-off, and the partner answers by its link', walk: walkBoth },
  { name: 'call back', walk: callBack },
  { name: 'the resident withdraws, the partner confirms, the receipt', walk: residentWithdraws },
  { name: 'money is asked, and a project leader decides', walk: decideMoney },
  { name: 'a signal is raised, and the policy group answers', walk: answerSignal },
];

async function walkBoth(people: People, world: World, story: Story): Promise<void> {
  await handOff(people, world, story);
  await partnerAnswers(people, world, story);
}

/** The seven journeys, one after the other as one story, each way on a case of its own. */
export async function walkJourneys(
  run: ProofRun,
  browser: Browser,
  folder: string,
): Promise<Findings> {
  const world = await buildWorld(run);
  const found: string[] = [];
  for (const way of ways) found.push(...(await walkAll({ run, browser, folder, world }, way)));
  return found;
}

interface Walking {
  readonly run: ProofRun;
  readonly browser: Browser;
  readonly folder: string;
  readonly world: World;
}

async function walkAll({ run, browser, folder, world }: Walking, way: Way): Promise<Findings> {
  const people = gather({ browser, way, folder, personal });
  const story: Story = { theme: way.theme };
  const failed: string[] = [];
  try {
    for (const { name, walk } of journeys) {
      const startedAt = Date.now();
      await walk(people, world, story).catch((error: unknown) => {
        failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      });
      // Each goes on where the one before it ended.
      if (failed.length > 0) break;
      run.say(`${way.name}: ${name}, ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
    }
    run.say(`${way.name}: ${people.seen()} pages at ${way.width} px`);
    return [...failed, ...people.findings()].map((line) => `${way.name}: ${line}`);
  } finally {
    await people.leave();
  }
}
