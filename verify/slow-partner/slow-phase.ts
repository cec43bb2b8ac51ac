import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { LaunchError } from '../../launch/launch-error';
import { askFor } from '../support/ask';
import { nth, type Client } from '../support/deliver';
import { planHandoff, type HandingCase } from '../support/handing-cases';
import { startLoad } from '../support/load';
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
      const commands = Array.from({ length: count }, (_, index) => {
        const number = 10_000 + given + index;
        const one = cases[number % cases.length];
        if (one === undefined) throw new Error('There are no cases.');
        const actionId = `a${Math.floor((given + index) / cases.length) + 1}`;
        return planHandoff({ ...one, number, actionId, partner: partnerId });
      });
      given += count;
      const habits = { cutProbability: 0, longestCutMs: 1, longestPauseMs: 1_000, patienceMs };
      await startLoad(clients.slice(0, clientsAtOnce), commands, habits).done;
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
