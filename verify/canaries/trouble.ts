import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Stack } from '../support/stack';
import { until } from '../support/until';
import type { Probe } from './prober';
import type { Surprises } from './refused-commands';
import type { Writer } from './writer';

/** Longer than a statement of the hub waits for a lock. */
const lockedMs = 6_500;
const backWithinMs = 60_000;

export interface TroubledStack {
  readonly stack: Stack;
  /** As `stack.start`, with what the part was started with. */
  readonly restart: (part: 'worker-1' | 'temporal' | 'postgres') => Promise<void>;
}

/** Worker, engine and database away in turn while texts come in, a database that is locked, and a caller that hangs up. */
export async function makeTrouble(
  { stack, restart }: TroubledStack,
  writer: Writer,
  surprises: Surprises,
): Promise<void> {
  await stack.kill('worker-1');
  await expect(writer, [503], [note(writer, 'no worker')], surprises);
  await restart('worker-1');

  await stack.kill('temporal');
  const whileAway = [note(writer, 'no engine'), referral(writer, 'no engine')];
  await expect(writer, [503, 202], whileAway, surprises);
  await restart('temporal');
  await backAgain(writer);

  await stack.kill('postgres');
  const withoutDatabase = [note(writer, 'no database'), referral(writer, 'no database')];
  await expect(writer, [503], withoutDatabase, surprises);
  await restart('postgres');
  await backAgain(writer);

  await whileLocked(stack.databaseUrl, async () => {
    const entry = { kind: 'note', content: writer.text('held', 'dossier note, database locked') };
    const target = `/v1/cases/${writer.caseNumber}/dossier`;
    const probe = { method: 'POST', target, body: entry, key: writer.key('locked') };
    await expect(writer, [503], [probe], surprises);
  });
  for (const cutAfterMs of [1, 3, 10]) {
    await writer.prober.send({
      ...note(writer, `caller hangs up at ${cutAfterMs} ms`),
      cutAfterMs,
    });
  }
  await backAgain(writer);
}

function note(writer: Writer, when: string): Probe {
  const target = `/v1/cases/${writer.caseNumber}/contact-attempts`;
  const contact = { soort: 'Telefoon', dagdeel: 'Avond', reached: false };
  const body = { ...contact, note: writer.text('held', `contact note, ${when}`) };
  return { method: 'POST', target, body, key: writer.key(when) };
}

function referral(writer: Writer, when: string): Probe {
  const person = { name: `Zoë ${writer.book.word('held', `name, ${when}`)}` };
  const story = writer.text('held', `story, ${when}`);
  const body = { source: 'gp', team: 'youth', story, person };
  return { method: 'POST', target: '/v1/cases', body, key: writer.key(`referral, ${when}`) };
}

async function expect(
  { prober }: Writer,
  expected: readonly number[],
  probes: readonly Probe[],
  surprises: Surprises,
): Promise<void> {
  const answers = await Promise.all(probes.map((probe) => prober.send(probe)));
  answers.forEach(({ status }, index) => {
    const { method, target } = probes[index] ?? { method: '', target: '' };
    if (!expected.includes(status))
      surprises.push(`${method} ${target}: ${status} instead of ${expected.join(' or ')}`);
  });
}

/** Resolves when a command is accepted again. */
async function backAgain(writer: Writer): Promise<void> {
  const isBack = await until(async () => {
    const { status } = await writer.prober.send(note(writer, 'coming back'));
    return status === 201;
  }, backWithinMs);
  if (!isBack) throw new Error('The hub did not come back.');
}

/** The case's view is locked too, so that the activity that writes the journal fails a few times. */
async function whileLocked(databaseUrl: string, work: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('lock table dossier_entry, case_journal in access exclusive mode');
    const working = work();
    await delay(lockedMs);
    await client.query('rollback');
    await working;
  } finally {
    await client.end();
  }
}
