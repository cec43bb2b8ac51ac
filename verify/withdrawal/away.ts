import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { repoRoot } from '../../launch/repo-root';
import { createCaller, fetchToken, type Caller } from '../support/caller';
import type { ProofRun } from '../support/proof';
import { sketchPartners, type SimulatedPartners } from '../support/simulated-partners';
import { startStack, type Stack } from '../support/stack';
import { until } from '../support/until';
import { readWebhookJournal } from '../support/webhook-journal';
import { judge, type Withdrawn } from './judge';
import { consentedCase, untilUnderWay, type Consented } from './prepare';

const caseCount = 20;
const atOnce = 4;
/** Long enough for whatever would still be sent while the engine is away. */
const quietMs = 3_000;
const receiptsWithinMs = 120_000;

const day = { unit: 'calendar-days', count: 1 } as const;
const terms = { acceptance: day, progress: day, completion: day, deletion: day };

const ReceiptSchema = z.object({
  isComplete: z.boolean(),
  handoffs: z.array(z.object({ handoffId: z.string(), state: z.string() })),
});
export type Receipt = z.output<typeof ReceiptSchema>;

interface Hub {
  readonly stack: Stack;
  readonly caller: Caller;
  readonly api: string;
  readonly partners: SimulatedPartners;
}

/** Withdraws by HTTP while Temporal is gone, and looks what partners got before and after it is back. */
export async function withdrawWhileAway(run: ProofRun): Promise<boolean> {
  const hub = await startHub(run);
  const { stack, caller, api, partners } = hub;
  const prepared = await inLanes(
    Array.from({ length: caseCount }, (_, index) => index),
    () => consentedCase(caller, api),
  );
  await inLanes(prepared, (one) => untilUnderWay(caller, api, one));

  await stack.kill('temporal');
  const withdrawn = await inLanes(prepared, (one) => withdraw(hub, one));
  sayAcknowledgements(run, withdrawn);
  const gone = await inLanes(prepared, (one) => refetch(hub, one));
  await delay(quietMs);
  const lines = readWebhookJournal(partners.journals.webhook);
  const early = judge(withdrawn, lines).sentAfter;
  run.say(`with the engine away, partners got ${String(early)} messages after their withdrawal`);

  await partners.mend(stack);
  await stack.start('temporal');
  const receipts = await inLanes(prepared, (one) => untilReceipt(hub, one));
  const found = judge(withdrawn, readWebhookJournal(partners.journals.webhook));
  const isComplete = receipts.every((receipt) => receipt?.isComplete === true);
  const states = receipts.map((receipt, index) => statesOf(receipt, prepared[index]));
  const complete = receipts.filter((receipt) => receipt?.isComplete === true).length;
  run.say(
    `the engine is back: ${String(complete)} of ${String(caseCount)} receipts complete, as ${[...new Set(states)].join('; ')}`,
  );
  run.say(
    `partners: ${String(found.sentAfter)} offers, reminders or contents after the acknowledgement, ${String(found.recalled)} recalls of ${String(2 * caseCount)} took effect once, ${String(found.confirmed)} confirmed, ${String(found.reachedWaiting)} of what waited arrived`,
  );
  const areGone = gone.every((status) => status === 410);
  if (!areGone) run.say(`a partner that fetched after the withdrawal was answered ${gone.join()}`);
  const areAcknowledged = withdrawn.every(({ status }) => status === 202);
  const all = 2 * caseCount;
  const isCarriedOut = found.recalled === all && found.confirmed === all;
  const isQuiet = early + found.sentAfter + found.reachedWaiting === 0;
  const isAsExpected = states.every((state) => state === 'deleted, never-sent, deleted');
  return areAcknowledged && areGone && isQuiet && isCarriedOut && isComplete && isAsExpected;
}

async function startHub(run: ProofRun): Promise<Hub> {
  const partners = await sketchPartners(run, [
    { id: 'jobstap', categories: ['identity', 'contact', 'work'], terms },
    { id: 'wil', categories: ['identity', 'income'], terms, isInTrouble: true },
  ]);
  const stack = await startStack(run, {
    apis: 1,
    partners: partners.partners,
    policy: writePolicy(partners.folder),
    env: { ...partners.env, HUB_WITHOUT: run.without ?? '' },
  });
  await partners.start(stack);
  const caller = await createCaller(stack, 'wc-01');
  return { stack, caller, api: stack.apiUrls[0] ?? '', partners };
}

const PolicySchema = z.looseObject({ handoffs: z.looseObject({}) });

/** Keeps trying for as long as a busy machine needs to prepare it all. */
function writePolicy(folder: string): string {
  const demo = join(repoRoot, 'config', 'policy', 'demo.json');
  const policy = PolicySchema.parse(JSON.parse(readFileSync(demo, 'utf8')));
  const retrySeconds = [1, 2, 3, ...Array<number>(60).fill(10)];
  const file = join(folder, 'policy.json');
  const handoffs = { ...policy.handoffs, retrySeconds };
  writeFileSync(file, JSON.stringify({ ...policy, handoffs }));
  return file;
}

async function withdraw({ caller, api }: Hub, prepared: Consented): Promise<Withdrawn> {
  const { caseNumber, basisId } = prepared;
  const path = `/cases/${caseNumber}/bases/${basisId}/withdrawal`;
  const askedAt = performance.now();
  const answer = await caller.send(api, { method: 'POST', path, body: {}, key: randomUUID() });
  return {
    ...prepared,
    status: answer.kind === 'answer' ? answer.status : 0,
    ms: performance.now() - askedAt,
    acknowledgedAt: Date.now(),
  };
}

/** What a partner is answered that asks for the content once more. */
async function refetch({ stack, api }: Hub, { had }: Consented): Promise<number> {
  const token = await fetchToken(stack, 'partner-jobstap');
  const response = await fetch(`${api}/v1/partner/handoffs/${had}/content`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await response.text();
  return response.status;
}

/** The receipt once it is complete, or as it stands when that takes too long. */
async function untilReceipt(
  { caller, api }: Hub,
  { caseNumber, basisId }: Consented,
): Promise<Receipt | undefined> {
  const path = `/cases/${caseNumber}/bases/${basisId}/withdrawal`;
  let last: Receipt | undefined;
  await until(async () => {
    const outcome = await caller.send(api, { method: 'GET', path });
    if (outcome.kind === 'answer') last = ReceiptSchema.safeParse(outcome.body).data ?? last;
    return last?.isComplete === true;
  }, receiptsWithinMs);
  return last;
}

function statesOf(receipt: Receipt | undefined, prepared: Consented | undefined): string {
  const stateOf = (id: string | undefined) =>
    receipt?.handoffs.find(({ handoffId }) => handoffId === id)?.state ?? 'not there';
  return [prepared?.had, prepared?.waiting, prepared?.failing].map(stateOf).join(', ');
}

function sayAcknowledgements(run: ProofRun, withdrawn: readonly Withdrawn[]): void {
  const times = withdrawn.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(1);
  const accepted = withdrawn.filter(({ status }) => status === 202).length;
  run.say(
    `Temporal is killed: ${String(accepted)} of ${String(withdrawn.length)} withdrawals acknowledged with 202, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  );
}

async function inLanes<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Map<number, Result>();
  const queue = [...items.entries()];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, item] = next;
      results.set(index, await work(item));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}
