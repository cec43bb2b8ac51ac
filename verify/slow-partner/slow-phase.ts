import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { LaunchError } from '../../launch/launch-error';
import { askFor } from '../support/ask';
import { nth, type Client } from '../support/deliver';
import { planHandoff, type HandingCase } from '../support/handing-cases';
import { startLoad } from '../support/load';
import type { PlannedCommand } from '../support/planned-command';
import type { ProofRun } from '../support/proof';
import type { Simulator } from '../support/simulator';
import type { Stack } from '../support/stack';
import { until } from '../support/until';
import type { PlacedWebhookPartners } from '../support/webhook-partners';
import { readArrivals } from './arrivals';

/** A second less than a partner may take in all. */
const holdsMs = 29_000;
const atOnce = 10;
const clientsAtOnce = 8;
/** Past those of the hand-offs that are measured: a number gives the key. */
const ownNumbersFrom = 10_000;
const patienceMs = 400_000;

export interface SlowGround {
  readonly run: ProofRun;
  readonly stack: Stack;
  readonly clients: readonly Client[];
  readonly partner: PlacedWebhookPartners;
  readonly partnerId: string;
  readonly cases: readonly HandingCase[];
}

const HandoffsSchema = z.object({ handoffs: z.array(z.object({ status: z.string() })) });

/** Hand-offs to a partner that answers with its first byte at once and with its last after 29 s, and an end to that. */
export function createSlowPhases({ run, stack, clients, partner, partnerId, cases }: SlowGround) {
  let given = 0;
  let simulator: Simulator | undefined;
  const play = async (weights: Readonly<Record<string, number>>) => {
    await simulator?.stop();
    simulator = await partner.play(run, stack, { seed: 'slow', weights, delayMs: holdsMs });
  };
  const countIn = async (statuses: readonly string[]) => {
    await delay(1_000);
    let count = 0;
    for (const [index, { caseNumber }] of cases.entries()) {
      const { caller, apis } = nth(clients, index);
      const path = `/cases/${caseNumber}/handoffs`;
      const body = await askFor(caller, apis[0] ?? '', { method: 'GET', path });
      const { handoffs } = HandoffsSchema.parse(body);
      count += handoffs.filter(({ status }) => statuses.includes(status)).length;
    }
    return count;
  };

  return {
    /** Resolves when all are on their way and the partner holds as many connections as it gets. */
    async begin(count: number): Promise<void> {
      await play({ trickle: 1 });
      const before = readArrivals(partner.journal).size;
      const commands = planSlow(cases, partnerId, { first: given, count });
      given += count;
      const habits = { cutProbability: 0, longestCutMs: 1, longestPauseMs: 1_000, patienceMs };
      const give = (some: readonly PlannedCommand[]) =>
        startLoad(clients.slice(0, clientsAtOnce), some, habits).done;
      // Its connections end one by one as they would after a while, not all ten in the same second.
      for (const command of commands.slice(0, atOnce)) {
        await give([command]);
        await delay(holdsMs / atOnce);
      }
      await give(commands.slice(atOnce));
      const isOnItsWay = await until(
        async () => (await countIn(['permitted', 'requested'])) >= given,
        patienceMs,
      );
      const isHeld = readArrivals(partner.journal).size - before >= atOnce;
      if (!isOnItsWay || !isHeld) throw new LaunchError('The slow partner did not get its work.');
    },
    /** From now on it answers at once; resolves when nothing is on its way any more. */
    async end(): Promise<void> {
      await play({ ok: 1 });
      const isDone = await until(async () => (await countIn(['requested'])) >= given, patienceMs);
      if (!isDone) throw new LaunchError('The slow partner did not get through its work.');
    },
  };
}

/** Each with an action of its own, the cases by turns. */
function planSlow(
  cases: readonly HandingCase[],
  partner: string,
  { first, count }: { readonly first: number; readonly count: number },
): PlannedCommand[] {
  return Array.from({ length: count }, (_, index) => first + index).map((number) => {
    const one = cases[number % cases.length];
    if (one === undefined) throw new Error('There are no cases.');
    const actionId = `a${Math.floor(number / cases.length) + 1}`;
    return planHandoff({ ...one, number: ownNumbersFrom + number, actionId, partner });
  });
}
