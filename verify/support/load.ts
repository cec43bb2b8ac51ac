import { join } from 'node:path';
import { openClientJournal } from './client-journal';
import { createCaller } from './caller';
import { deliver, type Client, type Habits } from './deliver';
import { planCommand, planContact, type PlannedCommand } from './planned-command';
import type { Random } from './random';
import type { Stack } from './stack';

/** Everybody who may give commands: 14 professionals and two project leaders. */
const members = [
  ...['wc-01', 'wc-02', 'st-01', 'st-02', 'id-01', 'id-02', 'vh-01', 'vh-02'],
  ...['yw-01', 'yw-02', 'yd-01', 'yd-02', 'rmc-01', 'rmc-02', 'pl-01', 'pl-02'],
];

export interface Load {
  /** Commands accepted so far. */
  readonly accepted: number;
  readonly isDone: boolean;
  /** Resolves when every command was answered or given up. */
  readonly done: Promise<void>;
}

export function journalFolder(stack: Stack): string {
  return join(stack.folder, 'clients');
}

/** One client per member, each with its token, connections, chance and journal. */
export async function createClients(stack: Stack, random: Random): Promise<Client[]> {
  return Promise.all(
    members.map(async (member) => ({
      caller: await createCaller(stack, member),
      journal: openClientJournal(journalFolder(stack), member),
      random: random.named(member),
      apis: stack.apiUrls,
    })),
  );
}

/** Command `n` belongs to client `n` modulo their number; the cases get equally many. */
export function planLoad(
  count: number,
  cases: readonly string[],
  random: Random,
): PlannedCommand[] {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const turns = random.shuffle(numbers.map((number) => cases[number % cases.length] ?? ''));
  return numbers.map((number) => {
    const caseNumber = turns[number] ?? '';
    const contact = random.isTrue(0.4)
      ? planContact(number, caseNumber, Math.floor(number / members.length))
      : undefined;
    return contact ?? planCommand(number, caseNumber, random);
  });
}

/** Every client gives its commands one after the other, all clients at the same time. */
export function startLoad(
  clients: readonly Client[],
  commands: readonly PlannedCommand[],
  habits: Habits,
): Load {
  const load = { accepted: 0, isDone: false };
  const work = clients.map(async (client, index) => {
    for (const command of commands.filter((_, number) => number % clients.length === index)) {
      if (await deliver(client, command, habits)) load.accepted += 1;
    }
  });
  const done = Promise.all(work).then(() => {
    load.isDone = true;
  });
  return Object.assign(load, { done });
}
