import { statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { askFor } from '../support/ask';
import { nth, type Client } from '../support/deliver';

const HandoffsSchema = z.object({ handoffs: z.array(z.looseObject({ status: z.string() })) });
const over = ['completed', 'rejected', 'failed', 'cancelled'];
const lookEveryMs = 3_000;
const quietMs = 6_000;

export interface Waiting {
  readonly cases: readonly string[];
  readonly handoffs: number;
  readonly patienceMs: number;
  /** Must not grow any more either: a message that is sent twice may come late. */
  readonly journals: readonly string[];
  /** Where the last reading of every case is written, a line each. */
  readonly shown: string;
}

/** Reads the cases until all hand-offs are over, and writes down what was shown. Resolves to whether they were in time. */
export async function untilShownOver(
  clients: readonly Client[],
  waiting: Waiting,
): Promise<boolean> {
  const giveUpAt = Date.now() + waiting.patienceMs;
  let readings = await readAll(clients, waiting.cases);
  while (countOver(readings) < waiting.handoffs && Date.now() < giveUpAt) {
    await delay(lookEveryMs);
    readings = await readAll(clients, waiting.cases);
  }
  const isInTime = countOver(readings) >= waiting.handoffs;
  await untilQuiet(waiting.journals);
  readings = await readAll(clients, waiting.cases);
  writeFileSync(waiting.shown, readings.map((reading) => `${JSON.stringify(reading)}\n`).join(''));
  return isInTime;
}

type Reading = z.output<typeof HandoffsSchema> & { readonly caseNumber: string };

async function readAll(
  clients: readonly Client[],
  cases: readonly string[],
): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  for (const [index, caseNumber] of cases.entries()) {
    const { caller, apis } = nth(clients, index);
    const path = `/cases/${caseNumber}/handoffs`;
    const body = await askFor(caller, apis[0] ?? '', { method: 'GET', path });
    readings.push({ caseNumber, ...HandoffsSchema.parse(body) });
  }
  return readings;
}

function countOver(readings: readonly Reading[]): number {
  return readings.flatMap(({ handoffs }) => handoffs).filter(({ status }) => over.includes(status))
    .length;
}

async function untilQuiet(files: readonly string[]): Promise<void> {
  const giveUpAt = Date.now() + 10 * quietMs;
  const sizes = () => files.map((file) => statSync(file).size).join();
  let [known, since] = [sizes(), Date.now()];
  while (Date.now() - since < quietMs && Date.now() < giveUpAt) {
    await delay(lookEveryMs / 6);
    const now = sizes();
    if (now !== known) [known, since] = [now, Date.now()];
  }
}
