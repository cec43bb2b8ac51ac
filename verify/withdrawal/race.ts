import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { withdrawBasis } from '../../api/commands/withdraw-basis';
import type { Database } from '../../store/database';
import type { Random } from '../support/random';
import {
  basisId,
  isListening,
  isReport,
  machineClock,
  partner,
  type SendOrder,
  type SendOutcome,
} from './messages';
import { nextSpan, toTraceparent } from '../../store/trace-context';

export interface RaceOptions {
  readonly db: Database;
  readonly databaseUrl: string;
  readonly folder: string;
  readonly tries: number;
  readonly random: Random;
  readonly withPermit: boolean;
}

export interface RaceResult {
  readonly outcomes: Readonly<Record<SendOutcome, number>>;
  /** Connections that were accepted after the withdrawal was acknowledged. */
  readonly after: number;
  readonly accepted: number;
  /** Milliseconds from asking for the withdrawal to its acknowledgement. */
  readonly waits: readonly number[];
}

const senderCount = 2;
const atOnce = 24;
const everyNthDies = 200;
const leaseMs = 1_000;
const patienceMs = 10_000;

/** Sends and withdraws each basis at about the same moment, many at once, and compares the clocks. */
export async function race(options: RaceOptions): Promise<RaceResult> {
  await plant(options);
  const journalFile = join(options.folder, 'connections.journal');
  const listener = fork(join(__dirname, 'listener.js'), [journalFile]);
  const messages: unknown[] = await once(listener, 'message');
  const [greeting] = messages;
  const port = isListening(greeting) ? greeting.port : 0;
  const mode = options.withPermit ? 'with' : 'without';
  const senders = Array.from({ length: senderCount }, () =>
    fork(join(__dirname, 'sender.js'), [options.databaseUrl, String(port), mode]),
  );
  const run = startTries(options, senders);
  await Promise.all(Array.from({ length: atOnce }, () => run.lane()));
  for (const sender of senders) sender.disconnect();
  const isClosed = once(listener, 'exit');
  listener.send('end');
  await isClosed;
  return { ...run.result(), ...compare(journalFile, run.acknowledgedAt) };
}

function startTries({ db, tries, random }: RaceOptions, senders: readonly ChildProcess[]) {
  const outcomes = { opened: 0, denied: 0, 'too-late': 0, died: 0 };
  const waits: number[] = [];
  const acknowledgedAt = new Map<number, number>();
  const waiting = new Map<number, (outcome: SendOutcome) => void>();
  for (const sender of senders)
    sender.on('message', (message) => {
      if (isReport(message)) waiting.get(message.number)?.(message.outcome);
    });
  let next = 0;
  const balance = startBalance();

  async function tryOnce(number: number): Promise<void> {
    const order = orderOf(number, random.named(String(number)), balance.longestStartMs());
    const sent = new Promise<SendOutcome>((resolve, reject) => {
      waiting.set(number, resolve);
      setTimeout(reject, patienceMs, new Error(`try ${String(number)} never ended`)).unref();
    });
    senders[number % senders.length]?.send(order);
    const [outcome, wait] = await Promise.all([sent, withdraw(number, random)]);
    waiting.delete(number);
    outcomes[outcome] += 1;
    balance.learn(outcome);
    waits.push(wait);
  }

  async function withdraw(number: number, chance: Random): Promise<number> {
    await delay(chance.named(`withdraw ${String(number)}`).between(0, 8));
    const askedAt = machineClock();
    await withdrawBasis(db, {
      caller: { subject: 'wc-01', role: 'professional', organisation: 'wil' },
      idempotencyKey: `withdrawal-${String(number)}`,
      fingerprint: String(number),
      traceparent: toTraceparent(nextSpan()),
      place: { caseNumber: caseNumberOf(number), basisId },
      scope: {},
    });
    const now = machineClock();
    acknowledgedAt.set(number, now);
    return now - askedAt;
  }

  return {
    acknowledgedAt,
    async lane() {
      while (next < tries) {
        next += 1;
        await tryOnce(next);
      }
    },
    result: () => ({ outcomes, waits }),
  };
}

/**
 * How late senders may start, so that on a quick and on a busy machine about as many come before the withdrawal as
 * after it: who always comes first races nobody.
 */
function startBalance() {
  let longest = 40;
  return {
    longestStartMs: () => longest,
    learn(outcome: SendOutcome) {
      const factor = outcome === 'denied' ? 0.97 : 1.03;
      longest = Math.min(Math.max(longest * factor, 10), 5_000);
    },
  };
}

function orderOf(number: number, random: Random, longestStartMs: number): SendOrder {
  return {
    number,
    caseNumber: caseNumberOf(number),
    startAfter: (random.between(0, 1_000) / 1_000) * longestStartMs,
    // Some connect so late that the withdrawal has to wait for them.
    thinkFor: random.isTrue(0.06) ? random.between(50, 250) : random.between(0, 6),
    leaseMs,
    dies: number % everyNthDies === 0,
  };
}

/** Reads only what the listener wrote and when the withdrawals were acknowledged. */
function compare(journalFile: string, acknowledgedAt: ReadonlyMap<number, number>) {
  const lines = readFileSync(journalFile, 'utf8').trim().split('\n');
  const connections = lines.map((line) => line.split(' ').map(Number));
  const after = connections.filter(
    ([number = 0, at = 0]) => at > (acknowledgedAt.get(number) ?? Infinity),
  );
  return { accepted: connections.length, after: after.length };
}

async function plant({ db, tries }: RaceOptions): Promise<void> {
  const size = 500;
  for (let from = 1; from <= tries; from += size) {
    const count = Math.min(size, tries - from + 1);
    const places = Array.from({ length: count }, (_, index) => ({
      case_number: caseNumberOf(from + index),
      basis_id: basisId,
      withdrawn_at: null,
    }));
    const facts = { kind: 'consent' as const, facts: '{}', last_withdrawal_at: null };
    const times = { recorded_at: '2026-01-01T00:00:00Z', valid_until: '2099-01-01T00:00:00Z' };
    await db
      .insertInto('basis')
      .values(places.map((place) => ({ ...place, ...facts, ...times })))
      .execute();
    await db
      .insertInto('basis_grant')
      .values(places.map((place) => ({ ...place, partner, categories: ['housing'] })))
      .execute();
  }
}

function caseNumberOf(number: number): string {
  return `OK-2026-${String(number).padStart(5, '0')}`;
}
