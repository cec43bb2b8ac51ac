import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Caller, Outcome } from './caller';
import type { ClientJournal } from './client-journal';
import type { PlannedCommand } from './planned-command';
import type { Random } from './random';

/** How a client treats the hub. */
export interface Habits {
  /** How often it hangs up on a first or second try before the answer. */
  readonly cutProbability: number;
  readonly longestCutMs: number;
  /** It repeats what it hung up on at once or within so long; when the api broke down it always waits. */
  readonly longestPauseMs: number;
  readonly patienceMs: number;
}

export interface Client {
  readonly caller: Caller;
  readonly journal: ClientJournal;
  readonly random: Random;
  readonly apis: readonly string[];
}

/** The clients by turns. */
export function nth(clients: readonly Client[], index: number): Client {
  const client = clients[index % clients.length];
  if (client === undefined) throw new Error('There are no clients.');
  return client;
}

const OkSchema = z.object({ sequence: z.int(), handoffId: z.string().exactOptional() });
const ProblemSchema = z.object({ code: z.string() });

/** Sends a command with one key until it is answered; a repeat goes to another api. Resolves to whether it was accepted. */
export async function deliver(
  client: Client,
  command: PlannedCommand,
  habits: Habits,
): Promise<boolean> {
  const { caller, journal, random, apis } = client;
  const giveUpAt = Date.now() + habits.patienceMs;
  const firstApi = random.below(apis.length);
  for (let attempt = 1; Date.now() < giveUpAt; attempt += 1) {
    const api = apis[(firstApi + attempt - 1) % apis.length] ?? '';
    const { id, caseNumber, type, data, request } = command;
    const subject = caller.member;
    const { key } = request;
    journal.write({
      ...{ event: 'invoked', at: Date.now(), command: id, attempt, api, subject, key },
      ...{ caseNumber, type, data },
    });
    const isCut = attempt <= 2 && random.isTrue(habits.cutProbability);
    const cut = isCut ? { cutAfterMs: random.between(1, habits.longestCutMs) } : {};
    const outcome = await caller.send(api, request, cut);
    const event = write(journal, { command: id, attempt }, outcome);
    if (event === 'ok' || event === 'refused') return event === 'ok';
    await delay(pauseAfter(outcome, random, habits));
  }
  return false;
}

function write(
  journal: ClientJournal,
  place: { readonly command: string; readonly attempt: number },
  outcome: Outcome,
) {
  const at = Date.now();
  if (outcome.kind === 'unknown') {
    journal.write({ event: 'unknown', at, ...place, why: outcome.why });
    return 'unknown';
  }
  const { status, body, isReplayed } = outcome;
  if (status < 300) {
    const known = OkSchema.parse(body);
    journal.write({ event: 'ok', at, ...place, status, isReplayed, ...known });
    return 'ok';
  }
  const code = ProblemSchema.safeParse(body).data?.code ?? 'NONE';
  const event = kindOf(status);
  journal.write({ event, at, ...place, status, code });
  return event;
}

function kindOf(status: number): 'refused' | 'later' | 'failed' {
  if (status === 503) return 'later';
  return status < 500 ? 'refused' : 'failed';
}

function pauseAfter(outcome: Outcome, random: Random, { longestPauseMs }: Habits): number {
  if (outcome.kind === 'answer') return random.between(100, 400);
  // Nothing was sent, and another api may be there.
  if (outcome.why === 'ECONNREFUSED') return random.between(1, 50);
  if (outcome.why === 'cut') return random.isTrue(0.5) ? 0 : random.between(1, longestPauseMs);
  // Long enough for the case to continue as new before the repeat.
  return random.between(longestPauseMs, 2 * longestPauseMs);
}
