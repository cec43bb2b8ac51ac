import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { askFor } from '../support/ask';
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

/** As long as the slow partner holds a connection, so that each window has as much of it. */
const windowMs = 29_000;
const readEveryMs = 200;
/** A command, and a hand-off a little later. */
const commandEveryMs = 1_000;
/** What has not arrived by then counts as this long. */
const longestMs = 60_000;
const HandoffSchema = z.object({ handoffId: z.string() });

/** Each call measures one window. */
export function createMeasure(field: Field): () => Promise<Window> {
  const work = createWork(field);
  return async () => {
    const [reads, commands]: [number[], number[]] = [[], []];
    const asked = new Map<string, number>();
    await atTheirMoments([
      { everyMs: readEveryMs, firstMs: 0, start: () => work.read(reads) },
      { everyMs: commandEveryMs, firstMs: 0, start: () => work.command(commands) },
      { everyMs: commandEveryMs, firstMs: 400, start: () => work.handOff(commands, asked) },
    ]);
    await until(() => isThere(field.journal, asked), longestMs);
    const arrivals = readArrivals(field.journal);
    const deliveries = [...asked].map(
      ([handoffId, askedAt]) => (arrivals.get(handoffId) ?? askedAt + longestMs) - askedAt,
    );
    return { reads, commands, deliveries };
  };
}

/** What is done in a window; each adds the time it took. */
function createWork({ clients, cases, partners, random }: Field) {
  let readsGiven = 0;
  let commandsGiven = 0;
  let handoffsGiven = 0;
  const timed = async (times: number[], request: ApiRequest) => {
    const { caller, apis } = nth(clients, random.below(clients.length));
    const startedAt = performance.now();
    const body = await askFor(caller, apis[0] ?? '', request);
    times.push(performance.now() - startedAt);
    return body;
  };
  const caseOf = (index: number): HandingCase => cases[index % cases.length] ?? noCase();
  return {
    read(times: number[]): Promise<unknown> {
      const { caseNumber } = caseOf(readsGiven);
      readsGiven += 1;
      const path = `/cases/${caseNumber}${random.isTrue(0.5) ? '' : '/handoffs'}`;
      return timed(times, { method: 'GET', path });
    },
    command(times: number[]): Promise<unknown> {
      const number = commandsGiven;
      commandsGiven += 1;
      return timed(times, planCommand(number, caseOf(number).caseNumber, random).request);
    },
    /** Also says of which hand-off, and when it was asked for. */
    async handOff(times: number[], asked: Map<string, number>): Promise<void> {
      const number = handoffsGiven;
      handoffsGiven += 1;
      const round = Math.floor(number / cases.length);
      const partner = partners[round % partners.length] ?? '';
      const actionId = `a${round + 1}`;
      const planned = planHandoff({ ...caseOf(number), number, actionId, partner });
      const askedAt = Date.now();
      const body = await timed(times, planned.request);
      asked.set(HandoffSchema.parse(body).handoffId, askedAt);
    },
  };
}

interface Regular {
  readonly everyMs: number;
  readonly firstMs: number;
  readonly start: () => Promise<unknown>;
}

/** Gives everything its moment, whether or not what came before was answered: a slow hub gets no less to do. */
async function atTheirMoments(all: readonly Regular[]): Promise<void> {
  const moments = all
    .flatMap(({ everyMs, firstMs, start }) =>
      Array.from({ length: windowMs / everyMs }, (_, turn) => ({
        atMs: firstMs + turn * everyMs,
        start,
      })),
    )
    .sort((a, b) => a.atMs - b.atMs);
  const failures: unknown[] = [];
  const startedAt = Date.now();
  const started: Promise<unknown>[] = [];
  for (const { atMs, start } of moments) {
    await delay(Math.max(0, startedAt + atMs - Date.now()));
    started.push(start().catch((error: unknown) => failures.push(error)));
  }
  await Promise.all(started);
  if (failures.length > 0) throw failures[0];
}

async function isThere(journal: string, asked: ReadonlyMap<string, number>): Promise<boolean> {
  await delay(200);
  const arrivals = readArrivals(journal);
  return [...asked.keys()].every((id) => arrivals.has(id));
}

function noCase(): never {
  throw new Error('There are no cases.');
}
