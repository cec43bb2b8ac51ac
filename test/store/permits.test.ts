import { Client } from 'pg';
import {
  egressOf,
  endEgress,
  hasLeft,
  markOpened,
  untilNothingOpens,
} from '../../store/egress-log';
import { eventually } from '../support/eventually';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { ask, caseNumber, consent, enter, permit, place, request, withdraw } from './basis-facts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await enter(database.db);
});
afterEach(() => database.drop());

const quiet = (timeoutMs: number, epoch = 2) =>
  untilNothingOpens(database.db, { ...place, epoch }, timeoutMs);

describe('a permit', () => {
  it('gives what was asked, what the partner may have and what the basis covers', async () => {
    const given = await permit(database.db, {
      asked: ['identity', 'housing', 'debts'],
      partnerMay: ['housing', 'debts', 'contact'],
    });
    expect(given).toMatchObject({ epoch: 1, categories: ['housing'] });
    expect(await egressOf(database.db, caseNumber)).toMatchObject([
      { handoffId: request.handoffId, purpose: 'request', categories: ['housing'] },
    ]);
  });

  it('for a message begins a line in the processing log that ends with it, and is never changed', async () => {
    const { egressId, traceparent } = await permit(database.db, { commandId: 'unknown' });
    expect(traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    const line = () =>
      database.db.selectFrom('processing_log').selectAll().executeTakeFirstOrThrow();
    expect(await line()).toMatchObject({
      name: 'handoff-request',
      status: 'unset',
      ended_at: null,
    });
    await endEgress(database.db, egressId, { result: 'failed' });
    expect(await line()).toMatchObject({ status: 'error', ended_at: expect.any(String) });
    const change = database.db.updateTable('processing_log').set({ status: 'ok' });
    await expect(change.execute()).rejects.toThrow('ended once and never changed');
    await expect(database.db.deleteFrom('processing_log').execute()).rejects.toThrow('never');
  });

  it('ends before the lease in the database does', async () => {
    const before = performance.now();
    const { openBy } = await permit(database.db, { leaseMs: 700 });
    expect(openBy - before).toBeGreaterThanOrEqual(700);
    expect(openBy).toBeLessThanOrEqual(performance.now() + 700);
  });

  it.each([
    ['BASIS_UNKNOWN', { basisId: 'b9' }],
    ['PARTNER_NOT_COVERED', { partner: 'wil' }],
  ])('is denied as %s and leaves no line', async (denied, changes) => {
    expect(await ask(database.db, changes)).toEqual({ denied });
    expect(await egressOf(database.db, caseNumber)).toEqual([]);
  });

  it('is denied once the basis is withdrawn', async () => {
    await withdraw(database.db);
    expect(await ask(database.db)).toEqual({ denied: 'BASIS_WITHDRAWN' });
  });

  it('is denied once the basis has expired by the clock of the database', async () => {
    const validUntil = '2026-01-01T00:00:00.000Z';
    await enter(database.db, { ...consent, basisId: 'old', validUntil });
    expect(await ask(database.db, { basisId: 'old' })).toEqual({ denied: 'BASIS_EXPIRED' });
  });

  it('is given for a recall after the withdrawal, without any category', async () => {
    await withdraw(database.db);
    expect(await ask(database.db, { purpose: 'recall' })).toMatchObject({
      epoch: 2,
      categories: [],
    });
  });
});

describe('a withdrawal', () => {
  it('waits for a permit that is just being taken, and then counts it', async () => {
    const sender = await held(`select 1 from basis where basis_id = 'b1' for share`);
    const withdrawal = withdraw(database.db);
    await blocked();
    await sender.query(`insert into egress (case_number, handoff_id, partner, basis_id, epoch, purpose,
      categories, attempt, taken_at, lease_until) values ('${caseNumber}', 'h', 'viveste', 'b1', 1, 'request',
      '{}', 1, now(), now() + interval '1 minute')`);
    await sender.query('commit');
    await sender.end();
    expect(await withdrawal).toMatchObject({ outcome: 'withdrawn', epoch: 2 });
    expect(await quiet(50)).toBe(false);
  });

  it('makes a permit that comes meanwhile wait, and denies it', async () => {
    const desk = await held(`select 1 from basis where basis_id = 'b1' for update`);
    const answer = ask(database.db);
    await blocked();
    await desk.query(`update basis set epoch = 2, withdrawn_at = now() where basis_id = 'b1'`);
    await desk.query('commit');
    await desk.end();
    expect(await answer).toEqual({ denied: 'BASIS_WITHDRAWN' });
  });

  it('is quiet as soon as the older permit is open or ended', async () => {
    const opened = await permit(database.db);
    const ended = await permit(database.db);
    await withdraw(database.db);
    expect(await quiet(0)).toBe(false);
    await markOpened(database.db, opened.egressId);
    expect(await quiet(0)).toBe(false);
    const wait = quiet(10_000);
    await endEgress(database.db, ended.egressId, { result: 'not-opened', code: 'BASIS_WITHDRAWN' });
    expect(await wait).toBe(true);
  });

  it('waits no longer than the lease for a sender that died', async () => {
    await permit(database.db, { leaseMs: 150 });
    await withdraw(database.db);
    const before = performance.now();
    expect(await quiet(10_000)).toBe(true);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('waits for no recall and for no permit taken after it', async () => {
    await withdraw(database.db, { partners: ['jobstap'] });
    await permit(database.db);
    await permit(database.db, { purpose: 'recall' });
    expect(await quiet(0)).toBe(true);
  });
});

describe('a hand-off has left', () => {
  const left = () => hasLeft(database.db, request.handoffId);

  it('not before anything was permitted, nor when the connection was never open', async () => {
    expect(await left()).toBe(false);
    const { egressId } = await permit(database.db);
    await endEgress(database.db, egressId, { result: 'failed', code: 'ECONNREFUSED' });
    expect(await left()).toBe(false);
  });

  it('when a connection was open, whatever came of it', async () => {
    const { egressId } = await permit(database.db);
    await markOpened(database.db, egressId);
    await endEgress(database.db, egressId, { result: 'failed', code: 'HTTP_503' });
    expect(await left()).toBe(true);
  });

  it('perhaps, when its sender never said how it ended', async () => {
    await permit(database.db);
    expect(await left()).toBe(true);
  });

  it('keeps the first end of a line', async () => {
    const { egressId } = await permit(database.db);
    await endEgress(database.db, egressId, { result: 'sent', externalRef: 'zaak-1' });
    await endEgress(database.db, egressId, { result: 'failed', code: 'LATE' });
    expect(await egressOf(database.db, caseNumber)).toMatchObject([{ result: 'sent' }]);
  });
});

/** A connection of its own with an open transaction. */
async function held(statement: string): Promise<Client> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('begin');
  await client.query(statement);
  return client;
}

/** Somebody waits for a lock. */
async function blocked(): Promise<void> {
  const looker = new Client({ connectionString: database.url });
  await looker.connect();
  await eventually(async () => {
    const { rowCount } = await looker.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rowCount === 0 ? undefined : true;
  });
  await looker.end();
}
