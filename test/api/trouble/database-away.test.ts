import { randomUUID } from 'node:crypto';
import { freePorts } from '../../../launch/ports';
import type { Database } from '../../../store/database';
import { numberCasesApart, startEngine, startHub, type Hub } from '../../support/hub-harness';
import { startApi, type Api } from '../../support/api-harness';
import { tokenRoutes } from '../../support/test-routes';
import type { AnswerBody, Reply } from '../../support/ask-api';
import { startRelay } from '../../support/test-relay';
import { eventually } from '../../support/eventually';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { caseAt, refer } from '../case-steps';
import { leastBodyOf } from '../routes/route-examples';
import { heldByLock } from './held-by-lock';
import { startProxy, type TcpProxy } from './tcp-proxy';

function expectAway({ status, body, headers }: Reply<AnswerBody>): void {
  expect([status, body.code]).toEqual([503, 'DATABASE_AWAY']);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
}

const fromFiles = ['getPolicy', 'getPriceList', 'listPartners'];
const needDatabase = tokenRoutes.filter(({ operationId }) => !fromFiles.includes(operationId));

describe('with nothing at the port of the database', () => {
  let api: Api;
  beforeAll(async () => {
    const [port = 0] = await freePorts(1);
    api = await startApi({ databaseUrl: `postgresql://hub:none@127.0.0.1:${String(port)}/hub` });
  });
  afterAll(() => api.close());

  it.each(needDatabase.map(({ operationId }) => operationId))('%s says so', async (operationId) => {
    expectAway(await api.ask(operationId, { body: leastBodyOf(operationId) }));
  });

  it.each(fromFiles)('%s can still be read', async (operationId) => {
    expect((await api.ask(operationId)).status).toBe(200);
  });

  it('wrong input is still told by what touches no case', async () => {
    expect((await api.ask('postAbsence', { body: {} })).status).toBe(400);
  });
});

describe('when the line to the database is cut', () => {
  let hub: Hub;
  let proxy: TcpProxy;
  /** Reaches its database through the proxy; worker and relay have lines of their own. */
  let api: Api;
  beforeAll(async () => {
    hub = await startHub();
    proxy = await startProxy(hub.databaseUrl);
    api = await startApi({ databaseUrl: proxy.url });
  });
  afterAll(async () => {
    await api.close();
    await proxy.close();
    await hub.close();
  });

  /** Cuts the line for the time of the work. */
  async function whileCut(work: () => Promise<void>): Promise<void> {
    await proxy.cut();
    try {
      await work();
    } finally {
      await proxy.restore();
    }
  }

  it('every route says so, and all is well again when it is back', async () => {
    const caseNumber = await caseAt(api, 'call-back');
    await Promise.all(
      Array.from({ length: 10 }, () => api.ask('getCase', { params: { caseNumber } })),
    );
    await whileCut(async () => {
      for (const { operationId } of needDatabase)
        expectAway(
          await api.ask(operationId, { params: { caseNumber }, body: leastBodyOf(operationId) }),
        );
    });
    const { status, body } = await api.ask('getCase', { params: { caseNumber } });
    expect([status, body.stage, body.sequence]).toEqual([200, 'call-back', 6]);
    expect(await caseAt(api, 'intake')).toMatch(/^OK-/);
  });

  it('a referral under way leaves nothing, and is made once with the same key', async () => {
    const before = await rowsOf(hub.db);
    const key = randomUUID();
    const ask = () => api.ask('postCase', { body: leastBodyOf('postCase'), key });
    const held = await heldByLock(hub.databaseUrl, 'case_counter', ask);
    await whileCut(async () => {
      expectAway(await held.reply);
    });
    await held.release();
    expect(await rowsOf(hub.db)).toEqual(before);
    const again = await ask();
    expect([201, 202]).toContain(again.status);
    expect((await ask()).text).toBe(again.text);
    expect(await rowsOf(hub.db)).toEqual(before.map((count) => count + 1));
  });

  it('many requests under way at once all get an answer', async () => {
    const asks = () =>
      Promise.all(
        Array.from({ length: 30 }, () => api.ask('postCase', { body: leastBodyOf('postCase') })),
      );
    const held = await heldByLock(hub.databaseUrl, 'case_counter', asks);
    await whileCut(async () => {
      for (const answer of await held.reply) expectAway(answer);
    });
    await held.release();
    for (const { status } of await asks()) expect([201, 202]).toContain(status);
  });

  it('a dossier entry under way is there once in the end', async () => {
    const caseNumber = await caseAt(hub, 'referral');
    const body = { kind: 'note', content: 'Only once.' };
    const params = { caseNumber };
    const key = randomUUID();
    const ask = () => api.ask('postDossierEntry', { params, body, key });
    const held = await heldByLock(hub.databaseUrl, 'dossier_entry', ask);
    await whileCut(async () => {
      expectAway(await held.reply);
    });
    await held.release();
    expect((await ask()).status).toBe(201);
    const list = await api.ask<{ entries: unknown[] }>('listDossier', { params });
    expect(list.body.entries).toHaveLength(2);
  });
});

describe('when the database goes while the engine has the command', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let api: Api;
  beforeAll(async () => {
    database = await createTestDatabase();
    await numberCasesApart(database.db);
    proxy = await startProxy(database.url);
    api = await startApi({ databaseUrl: proxy.url });
  });
  afterAll(async () => {
    await api.close();
    await proxy.close();
    await database.drop();
  });

  it('the caller is told to try again, and the command counts once', async () => {
    const taskQueue = `test-${randomUUID()}`;
    const parts = { db: database.db, databaseUrl: database.url, taskQueue };
    const relay = startRelay(parts);
    const caseNumber = await refer(api);
    const key = randomUUID();
    const ask = () =>
      api.ask('postReferralDecision', {
        params: { caseNumber },
        body: leastBodyOf('postReferralDecision'),
        key,
      });
    const reply = ask();
    await eventually(async () => {
      const keys = database.db.selectFrom('idempotency_key').where('status', 'is', null);
      return keys.select('command_id').executeTakeFirst();
    });
    await proxy.cut();
    const engine = await startEngine(parts);
    expectAway(await reply);
    await proxy.restore();
    const again = await ask();
    expect([again.status, again.body.sequence, again.body.stage]).toEqual([200, 2, 'intake']);
    expect((await ask()).text).toBe(again.text);
    await engine.stop();
    await relay.stop();
  });
});

/** Rows of everything that a referral writes; of the journal its first lines, for later ones come when they like. */
async function rowsOf(db: Database): Promise<readonly number[]> {
  const tables = ['case_view', 'inbox', 'dossier_entry', 'idempotency_key'] as const;
  const counts = tables.map(
    async (table) => (await db.selectFrom(table).selectAll().execute()).length,
  );
  const begun = await db.selectFrom('case_journal').select('seq').where('seq', '=', 1).execute();
  const { last } = await db.selectFrom('case_counter').select('last').executeTakeFirstOrThrow();
  return [...(await Promise.all(counts)), begun.length, last];
}
