import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { ask } from '../support/ask';
import type { ApiRequest } from '../support/caller';
import { nth, type Client } from '../support/deliver';
import { planHandoff, type HandingCase } from '../support/handing-cases';
import { planCommand } from '../support/planned-command';
import type { Random } from '../support/random';
import { until } from '../support/until';
import { readArrivals } from './arrivals';

/** ms, one for each of its kind in a window of time. */
export interface Window {
  readonly reads: readonly number[];
  /** Hand-offs asked for are commands too. */
  readonly commands: readonly number[];
  /** From asking to the partner. */
  readonly deliveries: readonly number[];
}

export interface Field {
  readonly clients: readonly Client[];
  readonly cases: readonly HandingCase[];
  /** Of the partners that are not slow, and by turns get the hand-offs. */
  readonly journal: string;
  readonly partners: readonly string[];
  readonly random: Random;
}

const windowMs = 20_000;
const readEveryMs = 200;
/** A command, and a hand-off half a turn later. */
const commandEveryMs = 1_000;
/** What has not arrived by then counts as this long. */
const longestMs = 60_000;
const HandoffSchema = z.object({ handoffId: z.string() });

/** Gives everything its moment, whether or not what came before was answered: a slow hub gets no less to do. */
export function createMeasure({ clients, cases, journal, partners, random }: Field) {
  let number = 0;
  const timed = async (times: number[], request: ApiRequest) => {
    const { caller, apis } = nth(clients, random.below(clients.length));
    const startedAt = performance.now();
    const answered = await ask(caller, apis[0] ?? '', request);
    times.push(performance.now() - startedAt);
    return answered;
  };
  const caseOf = (index: number): HandingCase => cases[index % cases.length] ?? noCase();

  return async (): Promise<Window> => {
    const [reads, commands, deliveries]: [number[], number[], number[]] = [[], [], []];
    const asked = new Map<string, number>();
    const read = (turn: number) => {
      const path = `/cases/${caseOf(turn).caseNumber}${turn % 2 === 0 ? '' : '/handoffs'}`;
      return timed(reads, { method: 'GET', path });
    };
    const command = () => {
      number += 1;
      return timed(commands, planCommand(number, caseOf(number).caseNumber, random).request);
    };
    const handOff = async () => {
      number += 1;
      const actionId = `a${Math.ceil(number / cases.length)}`;
      const partner = partners[number % partners.length] ?? '';
      const planned = planHandoff({ ...caseOf(number), number, actionId, partner });
      const askedAt = Date.now();
      const { body } = await timed(commands, planned.request);
      asked.set(HandoffSchema.parse(body).handoffId, askedAt);
    };
    const work: Promise<unknown>[] = [];
    const startedAt = Date.now();
    for (let turn = 0; turn * readEveryMs < windowMs; turn += 1) {
      await delay(Math.max(0, startedAt + turn * readEveryMs - Date.now()));
      const moment = (turn * readEveryMs) % commandEveryMs;
      work.push(read(turn));
      if (moment === 0) work.push(command());
      if (moment === 2 * readEveryMs) work.push(handOff());
    }
    await Promise.all(work);
    await until(() => isThere(journal, asked), longestMs);
    const arrivals = readArrivals(journal);
    for (const [handoffId, askedAt] of asked)
      deliveries.push((arrivals.get(handoffId) ?? askedAt + longestMs) - askedAt);
    return { reads, commands, deliveries };
  };
}

async function isThere(journal: string, asked: ReadonlyMap<string, number>): Promise<boolean> {
  await delay(200);
  const arrivals = readArrivals(journal);
  return [...asked.keys()].every((id) => arrivals.has(id));
}

function noCase(): never {
  throw new Error('There are no cases.');
}
