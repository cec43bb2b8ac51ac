import type { CaseEvent } from '../../domain/case/events';
import { recordEvents } from '../../store/case-journal';
import type { ResidentCaseInput } from '../../workflows/resident-case/resident-case-messages';
import { contacted } from '../support/case-builders';
import {
  createCaseHarness,
  eventually,
  termsWith,
  type CaseHarness,
  type TestCase,
} from '../support/case-harness';
import { eventsOf, kindsOf } from '../support/histories';
import { accept, agree, bring, close, evaluate } from './every-command';

interface Attempt {
  readonly caseNumber: string;
  readonly events: readonly CaseEvent[];
}

let hub: CaseHarness;
let attempts: Attempt[] = [];
/** What stands between the activity and the database. */
let obstacle: (attempt: Attempt) => Promise<void> = noObstacle;

beforeAll(async () => {
  hub = await createCaseHarness({
    recordEvents: async (caseNumber, events) => {
      attempts.push({ caseNumber, events });
      await obstacle({ caseNumber, events });
      await recordEvents(hub.db, caseNumber, events);
    },
  });
});
beforeEach(() => {
  attempts = [];
  obstacle = noObstacle;
});
afterAll(() => hub.close());

async function noObstacle(): Promise<void> {
  await Promise.resolve();
}

/** Refuses so many times, as PostgreSQL does while it starts. */
function refusing(times: number) {
  let left = times;
  return async () => {
    left -= 1;
    if (left >= 0) throw new Error('the database is starting up');
    await noObstacle();
  };
}

function closedGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { pass: () => opened, open };
}

function batchesOf({ caseNumber }: TestCase): readonly (readonly number[])[] {
  return attempts
    .filter((attempt) => attempt.caseNumber === caseNumber)
    .map(({ events }) => events.map((event) => event.seq));
}

const untilAttempted = (testCase: TestCase) =>
  eventually(async () => (batchesOf(testCase).length > 0 ? true : undefined));

const contact = (testCase: TestCase) => testCase.give('recordContactAttempt', contacted);

describe('the journal while PostgreSQL refuses', () => {
  it('loses nothing, and what was accepted meanwhile goes together', async () => {
    const testCase = await hub.refer();
    obstacle = refusing(2);
    for (let count = 0; count < 4; count += 1) await contact(testCase);
    expect((await testCase.current()).sequence).toBe(1);
    const journal = await testCase.journal(5);
    expect(journal.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5]);
    // The first command was on its way at once, three times; the others waited for it.
    expect(batchesOf(testCase)).toEqual([[2], [2], [2], [3, 4, 5]]);
  });

  it('keeps a case that is over open until its last line is written', async () => {
    const steps = [accept, agree, close, evaluate];
    const testCase = await bring(await hub.refer({ terms: termsWith({ aftercare: 1 }) }), steps);
    await testCase.journal(5);
    attempts = [];
    obstacle = refusing(2);
    await untilAttempted(testCase);
    expect((await testCase.handle.describe()).status.name).toBe('RUNNING');
    await testCase.handle.result();
    expect(batchesOf(testCase)).toEqual([[6], [6], [6]]);
    expect((await testCase.journal(6)).at(-1)?.type).toBe('reopeningEnded');
  });

  it('writes once what was written although the answer got lost', async () => {
    const testCase = await hub.refer();
    let isLost = false;
    obstacle = async ({ caseNumber, events }) => {
      if (isLost) return;
      isLost = true;
      await recordEvents(hub.db, caseNumber, events);
      throw new Error('connection terminated');
    };
    await contact(testCase);
    await eventually(async () => (batchesOf(testCase).length > 1 ? true : undefined));
    const { sequence } = await contact(testCase);
    expect(await testCase.journal(sequence)).toHaveLength(3);
  });

  it('does not stop the clocks', async () => {
    const testCase = await hub.refer({ terms: termsWith({ triage: 1 }) });
    const gate = closedGate();
    obstacle = gate.pass;
    await contact(testCase);
    await eventually(async () =>
      (await testCase.columns())['Overdue'] === true ? true : undefined,
    );
    expect((await testCase.current()).sequence).toBe(1);
    gate.open();
    const journal = await testCase.journal((event) => event.type === 'deadlinePassed');
    expect(journal.slice(0, 3).map((event) => event.type)).toEqual([
      'referralReceived',
      'contactAttempted',
      'deadlinePassed',
    ]);
  });
});

describe('continuing as new', () => {
  it('takes along what is not in the journal yet', async () => {
    const testCase = await hub.refer({ limits: { commands: 3 } });
    const gate = closedGate();
    obstacle = gate.pass;
    await contact(testCase);
    await untilAttempted(testCase);
    await contact(testCase);
    await contact(testCase);
    gate.open();
    await testCase.untilContinued();
    const journal = await testCase.journal(4);
    expect(journal.map((event) => event.seq)).toEqual([1, 2, 3, 4]);
    const [, second] = await testCase.runs();
    const started = eventsOf(second?.history ?? {})[0]?.workflowExecutionStartedEventAttributes;
    const [payload] = await hub.decode(started?.input?.payloads ?? []);
    const input = JSON.parse(Buffer.from(payload?.data ?? []).toString()) as ResidentCaseInput;
    expect(input.unrecorded?.map((event) => event.seq)).toEqual([3, 4]);
    expect(input.seen).toHaveLength(3);
  });

  it('waits until nothing is under way', async () => {
    const testCase = await hub.refer({ limits: { commands: 2 } });
    const gate = closedGate();
    obstacle = gate.pass;
    await contact(testCase);
    await untilAttempted(testCase);
    await contact(testCase);
    expect(await testCase.history()).not.toContain('workflowExecutionContinuedAsNew');
    gate.open();
    await testCase.untilContinued();
    const [first] = await testCase.runs();
    const kinds = kindsOf(first?.history ?? {});
    expect(kinds.filter((kind) => kind === 'activityTaskScheduled')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'activityTaskCompleted')).toHaveLength(1);
  });
});
