import { randomInt, randomUUID } from 'node:crypto';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { pino } from 'pino';
import { apply } from '../../domain/case/apply';
import { openCase, receiveReferral } from '../../domain/case/referral';
import { isDelivered, putInInbox } from '../../store/inbox';
import {
  caseStart,
  caseWorkflowId,
  residentCaseType,
  type ResidentCaseInput,
} from '../../workflows/resident-case/resident-case-messages';
import { startInboxRelay, type InboxRelay, type RelayOptions } from '../../worker/inbox-relay';
import { startProxy } from '../api/trouble/tcp-proxy';
import { terms, workCoach } from '../domain/case/case-builder';
import { eventually } from '../support/eventually';
import { testConverter } from '../support/test-keys';
import { createTestDatabase, setting, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let connection: Connection;
let client: Client;
const relays: InboxRelay[] = [];
beforeEach(async () => {
  database = await createTestDatabase();
  connection = await Connection.connect({ address: setting('TEMPORAL_ADDRESS') });
  client = new Client({ connection, dataConverter: testConverter(database.keys) });
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  await connection.close();
  await database.drop();
});

/** No poll comes by itself in a test, unless it asks for one. */
function relay(options: Partial<RelayOptions> = {}): string[] {
  const warnings: string[] = [];
  const logger = pino({}, { write: (line: string) => void warnings.push(line) });
  relays.push(
    startInboxRelay({
      db: database.db,
      databaseUrl: database.url,
      client: client.workflow,
      taskQueue: `test-${randomUUID()}`,
      logger,
      pollMs: 3_600_000,
      ...options,
    }),
  );
  return warnings;
}

let number = randomInt(100_000_000, 900_000_000);

function newInput(): ResidentCaseInput {
  number += 1;
  const now = new Date().toISOString();
  const referral = {
    source: 'gp',
    team: 'adult' as const,
    lifeDomains: [],
    urgency: 'normal' as const,
    storyRef: randomUUID(),
  };
  const begun = apply(
    openCase(`OK-2026-${String(number)}`, referral, now),
    [receiveReferral(referral, { now, terms })],
    { at: now, by: workCoach, commandId: randomUUID() },
  );
  return {
    current: begun.current,
    terms,
    limits: { events: 400, commands: 200, seenCommands: 200 },
  };
}

const store = (input: ResidentCaseInput, payload: unknown = input) =>
  database.db.transaction().execute(async (trx) => {
    const { caseNumber } = input.current;
    const item = {
      kind: 'referral',
      caseNumber,
      itemKey: `referral/${caseNumber}`,
      payload,
    } as const;
    await putInInbox(trx, item, new Date().toISOString());
    return caseNumber;
  });

const delivered = (caseNumber: string) =>
  eventually(async () => ((await isDelivered(database.db, caseNumber)) ? true : undefined));

async function isRunning(caseNumber: string): Promise<boolean> {
  try {
    const { status } = await client.workflow.getHandle(caseWorkflowId(caseNumber)).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

it('brings the engine what was stored before it started', async () => {
  const cases = [await store(newInput()), await store(newInput())];
  relay();
  for (const caseNumber of cases) {
    await delivered(caseNumber);
    expect(await isRunning(caseNumber)).toBe(true);
  }
});

it('is woken by what is stored while it runs', async () => {
  relay();
  await delivered(await store(newInput()));
  const caseNumber = await store(newInput());
  await delivered(caseNumber);
  expect(await isRunning(caseNumber)).toBe(true);
});

it('finds by its poll what nobody woke it for', async () => {
  relay({ pollMs: 50 });
  await delivered(await store(newInput()));
  const input = newInput();
  const { caseNumber } = input.current;
  const payload = JSON.stringify(input);
  const row = { kind: 'referral' as const, case_number: caseNumber, item_key: caseNumber, payload };
  const received_at = new Date().toISOString();
  await database.db
    .insertInto('inbox')
    .values({ ...row, received_at, delivered_at: null, next_attempt_at: null, outcome: null })
    .execute();
  await delivered(caseNumber);
  expect(await isRunning(caseNumber)).toBe(true);
});

it('delivers a case that the engine has already, without a second one', async () => {
  const input = newInput();
  const start = { ...caseStart(input), taskQueue: `test-${randomUUID()}` };
  const { firstExecutionRunId } = await client.workflow.start(residentCaseType, start);
  relay();
  const caseNumber = await store(input);
  await delivered(caseNumber);
  const { runId } = await client.workflow.getHandle(caseWorkflowId(caseNumber)).describe();
  expect(runId).toBe(firstExecutionRunId);
});

it('shares the work with others, each case once', async () => {
  const cases = await Promise.all(Array.from({ length: 20 }, () => store(newInput())));
  for (let count = 0; count < 3; count += 1) relay({ pollMs: 50 });
  for (const caseNumber of cases) await delivered(caseNumber);
  expect(await Promise.all(cases.map(isRunning))).toEqual(cases.map(() => true));
});

it('keeps everything while the engine is away, and goes on when it is back', async () => {
  const line = await startProxy(`http://${setting('TEMPORAL_ADDRESS')}`);
  const far = Connection.lazy({ address: new URL(line.url).host });
  const warnings = relay({
    client: new Client({ ...client.options, connection: far }).workflow,
    pollMs: 100,
  });
  await delivered(await store(newInput()));
  await line.cut();
  const caseNumber = await store(newInput());
  await eventually(async () => warnings[0]);
  expect(await isDelivered(database.db, caseNumber)).toBe(false);
  await line.restore();
  await delivered(caseNumber);
  expect(await isRunning(caseNumber)).toBe(true);
  await relays.pop()?.stop();
  await far.close();
  await line.close();
});

it('goes on when the database was away', async () => {
  const line = await startProxy(database.url);
  relay({ databaseUrl: line.url, pollMs: 100 });
  await delivered(await store(newInput()));
  await line.cut();
  await line.restore();
  const caseNumber = await store(newInput());
  await delivered(caseNumber);
  expect(await isRunning(caseNumber)).toBe(true);
  await relays.pop()?.stop();
  await line.close();
});

it('finishes what it was delivering when it is stopped, and takes nothing more', async () => {
  const caseNumber = await store(newInput());
  relay({ pollMs: 20 });
  await delivered(caseNumber);
  await relays.pop()?.stop();
  const late = await store(newInput());
  expect(await isDelivered(database.db, late)).toBe(false);
  expect(await isRunning(late)).toBe(false);
});

it('says of what it cannot read that it waits, without its content', async () => {
  const warnings = relay();
  await store(newInput(), { story: 'Sam Voorbeeld has no home' });
  const warning = await eventually(async () => warnings[0]);
  expect(warning).toContain('inbox item cannot be delivered and waits');
  expect(warning).not.toContain('Voorbeeld');
});
