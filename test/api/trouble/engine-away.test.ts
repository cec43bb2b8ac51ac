import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { caseWorkflowId } from '../../../workflows/resident-case/resident-case-messages';
import { allRoutes } from '../../support/test-routes';
import { numberCasesApart, startEngine, startHub, type Hub } from '../../support/hub-harness';
import { startApi, type Api } from '../../support/api-harness';
import type { AnswerBody, Reply } from '../../support/ask-api';
import { startRelay } from '../../support/test-relay';
import { eventually } from '../../support/eventually';
import { createTestDatabase, setting, type TestDatabase } from '../../support/test-database';
import {
  caseAt,
  besideTheCase,
  eventsOf,
  freeInstant,
  openSessionOf,
  refer,
  written,
  type Point,
} from '../case-steps';
import { leastBodyOf } from '../routes/route-examples';
import { startProxy, type TcpProxy } from './tcp-proxy';

const nothingThere = [
  ...['getDossierEntry', 'getBasisWithdrawal', 'getHandoff'],
  ...['getSignalReport', 'listSignalAnswers', 'getSessionDraft'],
];

/** The longest that a command may keep its caller waiting, with something for a busy machine. */
const patienceMs = 15_000;

// A hand-off rests on a basis whose id only the hub knows; it travels the same way as the others.
const commands = allRoutes
  .filter(({ path, method }) => path.startsWith('/cases/') && method !== 'get')
  .filter(({ tag }) => !['Handoffs', 'Access', 'Rights'].includes(tag))
  // These need a request for money first.
  .filter(({ path }) => !path.includes('{requestId}'))
  .map(({ operationId }) => operationId)
  // An agreement is two commands, each with a line of its own.
  .filter((operationId) => ![...besideTheCase, 'postSessionAgreement'].includes(operationId));

/** Where a case takes the least of each command; at intake where nothing else is said. */
const takesAt: Readonly<Record<string, Point>> = {
  postReferralDecision: 'referral',
  postSession: 'first-session',
  postSessionOutcome: 'session-open',
  postPlan: 'plan',
  patchAction: 'call-back',
  postCallBackAttempt: 'call-back',
  deleteSuspension: 'suspended',
  postEvaluation: 'closure',
  postAftercare: 'closure',
  postAftercareContact: 'aftercare',
  deleteAftercare: 'aftercare',
  postReopening: 'closed',
};

async function timed<Answer>(ask: Promise<Answer>): Promise<[Answer, number]> {
  const from = performance.now();
  return [await ask, performance.now() - from];
}

describe('with nothing at the port of the engine', () => {
  let hub: Hub;
  /** The same hub, but its API looks for the engine where nothing listens until the line is restored. */
  let cutOff: Api;
  let line: TcpProxy;
  /** One of each command, each to a case of its own that takes it, asked all at once: every one waits for long. */
  const tries = commands.map((operationId) => ({
    operationId,
    key: randomUUID(),
    params: { caseNumber: '', sessionId: '' },
  }));
  let replies: readonly (readonly [Reply<AnswerBody>, number])[];
  const startsAt = freeInstant();

  const ask = (api: Api, { operationId, key, params }: (typeof tries)[number]) =>
    api.ask(operationId, {
      params,
      body: { ...leastBodyOf(operationId), ...(operationId === 'postSession' ? { startsAt } : {}) },
      key,
    });

  beforeAll(async () => {
    hub = await startHub();
    line = await startProxy(`http://${setting('TEMPORAL_ADDRESS')}`);
    await line.cut();
    const temporalAddress = new URL(line.url).host;
    cutOff = await startApi({ databaseUrl: hub.databaseUrl, temporalAddress });
    await Promise.all(
      tries.map(async ({ operationId, params }) => {
        const point = takesAt[operationId] ?? 'intake';
        params.caseNumber = await caseAt(hub, point);
        if (point === 'session-open')
          params.sessionId = await openSessionOf(hub, params.caseNumber);
      }),
    );
    replies = await Promise.all(tries.map((given) => timed(ask(cutOff, given))));
  });
  afterAll(async () => {
    await cutOff.close();
    await line.close();
    await hub.close();
  });

  it('every command says so in time, and leaves no answer behind', async () => {
    for (const [{ status, body, headers }, ms] of replies) {
      expect([status, body.code]).toEqual([503, 'ENGINE_AWAY']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(ms).toBeLessThan(patienceMs);
    }
    const unanswered = await hub.db
      .selectFrom('idempotency_key')
      .select('command_id')
      .where('status', 'is', null)
      .execute();
    expect(unanswered).toHaveLength(commands.length);
  });

  it('a session keeps its slot meanwhile', async () => {
    const caseNumber = await caseAt(hub, 'first-session');
    const body = { kind: 'first', startsAt };
    const taken = await hub.ask('postSession', { params: { caseNumber }, body });
    expect(taken.body.code).toBe('SLOT_TAKEN');
  });

  it('reading goes on', async () => {
    const caseNumber = await refer(hub);
    const reading = allRoutes.filter(({ method, tag }) => method === 'get' && tag !== 'Partner');
    for (const { operationId } of reading) {
      const { status } = await cutOff.ask(operationId, { params: { caseNumber } });
      expect([operationId, status]).toEqual([
        operationId,
        nothingThere.includes(operationId) ? 404 : 200,
      ]);
    }
  });

  it('every command succeeds with the same key once it is back, with one effect', async () => {
    await line.restore();
    for (const given of tries) {
      const { params } = given;
      const { body: before } = await hub.ask('getCase', { params });
      const answer = await ask(cutOff, given);
      expect([given.operationId, answer.text]).toEqual([given.operationId, expect.any(String)]);
      expect([200, 201]).toContain(answer.status);
      expect(answer.body.sequence).toBeGreaterThan(before.sequence ?? 0);
      expect((await ask(hub, given)).text).toBe(answer.text);
      const after = await written(hub, params.caseNumber, answer.body.sequence);
      expect(after.sequence).toBe(answer.body.sequence);
    }
  });
});

describe('a referral while the engine is away', () => {
  let database: TestDatabase;
  let api: Api;
  let connection: Connection;
  let parts: { db: TestDatabase['db']; databaseUrl: string; taskQueue: string };
  beforeAll(async () => {
    database = await createTestDatabase();
    await numberCasesApart(database.db);
    api = await startApi({ databaseUrl: database.url });
    connection = await Connection.connect({ address: setting('TEMPORAL_ADDRESS') });
    parts = { db: database.db, databaseUrl: database.url, taskQueue: `test-${randomUUID()}` };
  });
  afterAll(async () => {
    await connection.close();
    await api.close();
    await database.drop();
  });

  it('is stored and told so, and becomes one case when two relays find the engine', async () => {
    const keys = [randomUUID(), randomUUID(), randomUUID()];
    const refers = () =>
      Promise.all(keys.map((key) => api.ask('postCase', { body: leastBodyOf('postCase'), key })));
    const stored = await refers();
    expect(stored.map(({ status }) => status)).toEqual([202, 202, 202]);
    const cases = stored.map(({ body }) => body.caseNumber ?? '');
    expect(stored.map(({ headers }) => headers.get('location'))).toEqual(
      cases.map((caseNumber) => `/v1/cases/${caseNumber}`),
    );
    expect(new Set(cases).size).toBe(3);

    const params = { caseNumber: cases[0] ?? '' };
    const early = await api.ask('postReferralDecision', {
      params,
      body: leastBodyOf('postReferralDecision'),
      key: keys[0] ?? '',
    });
    expect(early.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const decide = { params, body: leastBodyOf('postReferralDecision'), key: randomUUID() };
    expect((await api.ask('postReferralDecision', decide)).body.code).toBe('ENGINE_AWAY');

    const engine = await startEngine(parts);
    const relay = startRelay(parts);
    const again = await eventually(async () => {
      const replies = await refers();
      return replies.every(({ status }) => status === 201) ? replies : undefined;
    });
    expect(again.map(({ text }) => text)).toEqual(stored.map(({ text }) => text));
    expect((await api.ask('postReferralDecision', decide)).status).toBe(200);

    const client = new Client({ connection });
    for (const caseNumber of cases) {
      const { body } = await api.ask<{ events: unknown[] }>('listCaseEvents', {
        params: { caseNumber },
      });
      expect(body.events.length).toBeGreaterThanOrEqual(1);
      const { runId } = await client.workflow.getHandle(caseWorkflowId(caseNumber)).describe();
      const first = await client.workflow.getHandle(caseWorkflowId(caseNumber)).fetchHistory();
      expect(first.events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId).toBe(
        runId,
      );
    }
    const inbox = await database.db.selectFrom('inbox').select('delivered_at').execute();
    expect(inbox.filter(({ delivered_at }) => delivered_at === null)).toEqual([]);
    expect(inbox).toHaveLength(3);
    await relay.stop();
    await engine.stop();
  });
});

describe('when no worker runs', () => {
  let database: TestDatabase;
  let api: Api;
  beforeAll(async () => {
    database = await createTestDatabase();
    await numberCasesApart(database.db);
    api = await startApi({ databaseUrl: database.url });
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  it('a command says so in time, and gets its answer and one effect once one does', async () => {
    const parts = { db: database.db, databaseUrl: database.url, taskQueue: `test-${randomUUID()}` };
    const relay = startRelay(parts);
    const caseNumber = await refer(api);
    const params = { caseNumber };
    const key = randomUUID();
    const body = { ...leastBodyOf('postReferralDecision') };
    const decide = () => api.ask('postReferralDecision', { params, body, key });
    // More than may be on their way to the case at a time: the rest waits for a turn, but no longer than the others.
    const others = Array.from({ length: 20 }, () =>
      timed(api.ask('postIntake', { params, body: leastBodyOf('postIntake') })),
    );
    for (const [reply, ms] of await Promise.all([timed(decide()), ...others])) {
      expect([reply.status, reply.body.code]).toEqual([503, 'ENGINE_AWAY']);
      expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(ms).toBeLessThan(patienceMs);
    }

    const engine = await startEngine(parts);
    const answers = await Promise.all([decide(), decide(), decide()]);
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200, body: { sequence: 2, stage: 'intake' } });
    const types = await eventsOf(api, caseNumber, 2);
    expect(types.filter((type) => type === 'referralAccepted')).toHaveLength(1);
    await engine.stop();
    await relay.stop();
  });
});
