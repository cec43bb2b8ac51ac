import { createHash } from 'node:crypto';
import { openHistories, type EventCounts, type Histories } from './events/case-history';
import { costOf, type Cost } from './events/cost';
import { leastOfHandoff, playHandoff, type HandoffScene } from './events/one-handoff';
import { playReferenceCase, type Pace } from './events/reference-case';
import { sendRefused } from './events/refused-commands';
import { openSteadyPartner } from './events/steady-partner';
import { askFor } from './support/ask';
import { createCaller, type Caller } from './support/caller';
import { runProof, type ProofRun } from './support/proof';
import { startStack } from './support/stack';

/** Measured; the same in every run, because at people's pace nothing overlaps. The ceiling is a tenth higher. */
const measuredEvents = 157;
const ceiling = Math.floor(measuredEvents * 1.1);

/** Of one hand-off, in its case and in its own workflow; what overlaps differs by a task or two. */
const measuredOfHandoff = 111;
const handoffCeiling = Math.floor(measuredOfHandoff * 1.1);

void runProof({
  name: 'events',
  claim: `the reference case costs at most ${ceiling} history events, and a refusal or a repeat none`,
  protections: ['batching', 'idempotency-keys', 'plain-course'],
  longestMs: 300_000,
  prove,
});

interface Scene {
  readonly run: ProofRun;
  readonly caller: Caller;
  readonly api: string;
  readonly histories: Histories;
}

async function prove(run: ProofRun): Promise<boolean> {
  const { folder: partners, key, env: partnerEnv } = await openSteadyPartner(run);
  const env = {
    ...partnerEnv,
    HUB_WITHOUT: run.without === 'idempotency-keys' ? run.without : '',
  };
  const stack = await startStack(run, { apis: 1, env, partners });
  const histories = await openHistories(run, stack);
  const caller = await createCaller(stack, 'wc-01');
  const scene: Scene = { run, caller, api: stack.apiUrls[0] ?? '', histories };
  const slowly = peoplesPace(scene);
  const quickly: Pace = { ...slowly, isTogether: true, afterEach: () => Promise.resolve() };

  const contacts = run.without === 'plain-course' ? 2 : 0;
  const plain = await play(scene, 'as people do', { ...slowly, contacts });
  const twice = await play(scene, 'all sent twice', { ...slowly, times: 2 });
  const fast = await play(scene, 'in succession', run.without === 'batching' ? slowly : quickly);
  const plays = [plain, twice, fast];
  sayCounts(run, plays);
  const isFree = await refuse(scene, plain.caseNumber);
  const failures = plays.reduce((sum, { cost }) => sum + cost.failedTasks, 0);
  run.say(
    `workflow tasks failed or timed out: ${failures}; parts that crashed: ${stack.crashes.length}`,
  );
  const isCheap = await sayHandoff(run, { caller, api: scene.api, histories, key });
  const isSound = failures + stack.crashes.length === 0;
  return judge(run, plain, twice, fast) && isFree && isSound && isCheap;
}

/** Whether one hand-off costs no more than it may. */
async function sayHandoff(run: ProofRun, scene: HandoffScene): Promise<boolean> {
  const counts = await playHandoff(scene);
  const parts = [counts.inCase, counts.inHandoff];
  const row = (name: string, cells: readonly (string | number)[]) => {
    run.say(name.padEnd(44) + cells.map((cell) => String(cell).padStart(14)).join(''));
  };
  row('one hand-off', ['in its case', 'in its own']);
  for (const type of new Set(parts.flatMap((part) => [...part.keys()])))
    row(
      type,
      parts.map((part) => part.get(type) ?? 0),
    );
  const sums = parts.map((part) => [...part.values()].reduce((sum, count) => sum + count, 0));
  row('events', sums);
  row('least', [leastOfHandoff.inCase, leastOfHandoff.inHandoff]);
  const events = sums.reduce((sum, count) => sum + count, 0);
  const holds = events <= handoffCeiling;
  run.say(
    `${holds ? 'holds' : 'BROKEN'}: a hand-off costs ${events} events, ceiling ${handoffCeiling} (${measuredOfHandoff} measured)`,
  );
  return holds;
}

interface Play {
  readonly title: string;
  readonly caseNumber: string;
  readonly counts: EventCounts;
  readonly cost: Cost;
}

/** One after the other, each after the journal has the one before and the case is at rest. */
function peoplesPace({ caller, api, histories }: Omit<Scene, 'run'>): Pace {
  return {
    times: 1,
    isTogether: false,
    contacts: 0,
    async afterEach(caseNumber, sequence) {
      const path = `/cases/${caseNumber}?atLeast=${sequence}`;
      await askFor(caller, api, { method: 'GET', path });
      await histories.rest(caseNumber);
    },
  };
}

async function play(scene: Scene, title: string, pace: Pace): Promise<Play> {
  const { run, caller, api, histories } = scene;
  const keyOf = (step: string) =>
    createHash('sha256').update(`${run.seed} ${title} ${step}`).digest('hex').slice(0, 32);
  const caseNumber = await playReferenceCase({ caller, api, keyOf }, pace);
  await histories.rest(caseNumber);
  const counts = await histories.count(caseNumber);
  return { title, caseNumber, counts, cost: costOf(counts) };
}

function sayCounts(run: ProofRun, plays: readonly Play[]): void {
  const say = (name: string, cells: readonly (string | number)[]) => {
    run.say(name.padEnd(34) + cells.map((cell) => String(cell).padStart(16)).join(''));
  };
  say(
    '',
    plays.map(({ title }) => title),
  );
  for (const type of new Set(plays.flatMap(({ counts }) => [...counts.keys()])))
    say(
      type,
      plays.map(({ counts }) => counts.get(type) ?? 0),
    );
  say(
    'events',
    plays.map(({ cost }) => cost.events),
  );
  say(
    'updates',
    plays.map(({ cost }) => cost.updates),
  );
  say(
    'least for these (4 + 5 each)',
    plays.map(({ cost }) => cost.least),
  );
  for (const name of Object.keys(plays[0]?.cost.added ?? {}))
    say(
      `  ${name}`,
      plays.map(({ cost }) => share(cost, cost.added[name] ?? 0)),
    );
  say(
    'added by the hub',
    plays.map(({ cost }) => share(cost, cost.events - cost.least)),
  );
}

function share({ events }: Cost, count: number): string {
  return `${count} (${((100 * count) / events).toFixed(0)} %)`;
}

/** Whether no command that was refused left an event. */
async function refuse(
  { run, caller, api, histories }: Scene,
  caseNumber: string,
): Promise<boolean> {
  const before = await histories.rest(caseNumber);
  const { sent, surprises } = await sendRefused(caller, api, caseNumber);
  const after = await histories.rest(caseNumber);
  run.say(`${sent} refused commands: history ${before} events before, ${after} after`);
  for (const surprise of surprises) run.say(`answered otherwise than expected: ${surprise}`);
  return before === after && surprises.length === 0;
}

function judge(run: ProofRun, plain: Play, twice: Play, fast: Play): boolean {
  const once = plain.cost.events;
  const again = twice.cost.events;
  const quick = fast.cost.events;
  const checks = [
    [`at people's pace ${once}, ceiling ${ceiling} (${measuredEvents} measured)`, once <= ceiling],
    [`every command sent twice ${again}, must be ${once}`, again === once],
    [`in quick succession ${quick}, must be fewer than ${once}`, quick < once],
  ] as const;
  for (const [text, holds] of checks) run.say(`${holds ? 'holds' : 'BROKEN'}: ${text}`);
  return checks.every(([, holds]) => holds);
}
