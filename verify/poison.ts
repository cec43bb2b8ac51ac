import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCaller, type Caller } from './support/caller';
import { acceptedCase } from './support/prepare-cases';
import { runProof, type ProofRun } from './support/proof';
import { startStack, type Stack } from './support/stack';
import { until } from './support/until';
import { brewPoisons, type Poison } from './poison/poisons';
import { openRawDoor, type RawDoor } from './poison/raw-door';

const others = 50;
const goOnWithinMs = 15_000;
const patienceMs = 30_000;
const refusals = ['PAYLOAD_REFUSED', 'COMMAND_INCOMPLETE'];
/** What the worker says of a signal that it takes nothing from. */
const ignored = /a refused payload was ignored|defect in a report of a hand-off/g;

void runProof({
  name: 'poison',
  claim: `payloads that nobody of the hub sent, by raw gRPC: refused and seen, while their case, ${others} others and the worker go on`,
  protections: ['refused-markers'],
  longestMs: 300_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const HUB_WITHOUT = run.without ?? '';
  const stack = await startStack(run, { apis: 1, env: { HUB_WITHOUT } });
  const api = stack.apiUrls[0] ?? '';
  const caller = await createCaller(stack, 'wc-01');
  const victim = await acceptedCase(caller, api);
  const bystanders: string[] = [];
  while (bystanders.length < others) bystanders.push(await acceptedCase(caller, api));
  const door = await openRawDoor(run, stack);
  const own = await door.firstInput(`case/${victim}`);
  const foreign = await door.firstInput(`case/${bystanders[0] ?? ''}`);
  const poisons = brewPoisons(own, foreign);

  const answers = await pour(run, door, victim, poisons);
  const isRefused = answers.every((answer) => refusals.includes(answer));
  const isSeen = await areSignalsSeen(run, stack, poisons.length);
  const isStopped = await startPoisoned(run, door, poisons);

  const isOn = await goOn(run, { caller, api }, { victim, bystanders });
  const failed = await door.failedTasks(`case/${victim}`);
  run.say(`tasks of the poisoned case that failed: ${String(failed)}`);
  run.say(`parts that ended by themselves: ${stack.crashes.length}`);
  return isRefused && isSeen && isStopped && isOn && failed === 0 && stack.crashes.length === 0;
}

/** Each poison as an update and as a signal; resolves to what the updates were answered. */
async function pour(
  run: ProofRun,
  door: RawDoor,
  victim: string,
  poisons: readonly Poison[],
): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const { name, payload } of poisons) {
    const answer = await door.update(`case/${victim}`, 'recordContactAttempt', payload);
    await door.signal(`case/${victim}`, 'handoffReported', payload);
    run.say(`  ${name.padEnd(24)} update: ${answer}; signal: sent`);
    answers.push(answer);
  }
  return answers;
}

/** Nobody waits for the answer to a signal: the log of the worker has a line for each. */
async function areSignalsSeen(run: ProofRun, stack: Stack, count: number): Promise<boolean> {
  const log = join(stack.folder, 'logs', 'worker-1.log');
  const seen = () => readFileSync(log, 'utf8').match(ignored)?.length ?? 0;
  const isSeen = await until(() => seen() >= count, goOnWithinMs);
  run.say(`signals that were ignored, by the worker's log: ${seen()} of ${count}`);
  return isSeen;
}

/** A case that starts with poison can do nothing: it alone stands still, and its failing tasks show in the Temporal UI. */
async function startPoisoned(
  run: ProofRun,
  door: RawDoor,
  poisons: readonly Poison[],
): Promise<boolean> {
  const ids = poisons.map((_, index) => `case/OK-1999-${String(10_000 + index)}`);
  for (const [index, { payload }] of poisons.entries()) await door.start(ids[index] ?? '', payload);
  const standing = async () => {
    const failed = await Promise.all(ids.map((id) => door.failedTasks(id)));
    return failed.filter((count) => count !== null && count > 0).length;
  };
  const isStanding = await until(async () => (await standing()) === ids.length, patienceMs);
  run.say(
    `cases that started with poison and stand still, visibly: ${await standing()} of ${ids.length}`,
  );
  return isStanding;
}

interface Caring {
  readonly caller: Caller;
  readonly api: string;
}

/** One command for each case while the poisoned starts go on failing. */
async function goOn(
  run: ProofRun,
  { caller, api }: Caring,
  cases: { readonly victim: string; readonly bystanders: readonly string[] },
): Promise<boolean> {
  const body = { soort: 'Telefoon', dagdeel: 'Middag', reached: true };
  const give = async (caseNumber: string) => {
    const path = `/cases/${caseNumber}/contact-attempts`;
    const startedAt = Date.now();
    const request = { method: 'POST', path, body, key: randomUUID() } as const;
    const answer = await caller.send(api, request, { timeoutMs: goOnWithinMs });
    const isOn = answer.kind === 'answer' && answer.status >= 200 && answer.status < 300;
    return { isOn, tookMs: Date.now() - startedAt };
  };
  const [own, ...given] = await Promise.all([cases.victim, ...cases.bystanders].map(give));
  const going = given.filter(({ isOn }) => isOn).length;
  const slowest = Math.max(...given.map(({ tookMs }) => tookMs));
  run.say(`the poisoned case ${own?.isOn === true ? 'goes on' : 'STANDS STILL'}`);
  run.say(`other cases that go on: ${going} of ${given.length}, the slowest after ${slowest} ms`);
  return own?.isOn === true && going === given.length;
}
