import { join } from 'node:path';
import { openClientJournal } from './client-journal';
import { createCaller } from './caller';
import { deliver, type Client, type Habits } from './deliver';
import { members } from './members';
import { planCommand, planContact, type PlannedCommand } from './planned-command';
import type { Random } from './random';
import type { Stack } from './stack';

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

/** The project leaders among them, who may do everything with every case. */
export function leadersOf(clients: readonly Client[]): readonly Client[] {
  return clients.filter(({ caller }) => caller.member.startsWith('pl-'));
}

/** The first project leader, who makes cases that all the clients are on. */
export function leaderOf(clients: readonly Client[]): Client {
  const [leader] = leadersOf(clients);
  if (leader === undefined) throw new Error('There is no project leader among the clients.');
  return leader;
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
