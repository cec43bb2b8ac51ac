import { readRegister } from '../../store/basis-register';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { ask, at, caseNumber, consent, enter, later, place, withdraw } from './basis-facts';
import { followBases } from '../../store/basis-register';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const register = () => readRegister(database.db, place);

describe('the register', () => {
  it('enters a recorded basis once', async () => {
    await enter(database.db);
    await enter(database.db, { ...consent, grants: [] });
    expect(await register()).toMatchObject({
      isWithdrawn: false,
      grants: [
        { partner: 'jobstap', categories: ['identity', 'work'] },
        { partner: 'viveste', categories: ['identity', 'contact', 'housing'] },
      ],
    });
  });

  it('knows nothing of a basis that was not recorded', async () => {
    expect(await register()).toBeUndefined();
    expect(await withdraw(database.db)).toEqual({ outcome: 'unknown' });
  });

  it('withdraws a basis as a whole, once', async () => {
    await enter(database.db);
    expect(await withdraw(database.db)).toEqual({
      outcome: 'withdrawn',
      epoch: 2,
      withdrawnAt: later,
    });
    expect(await withdraw(database.db, {}, '2026-12-01T09:00:00.000Z')).toEqual({
      outcome: 'already',
      epoch: 2,
      withdrawnAt: later,
    });
    expect(await register()).toMatchObject({ isWithdrawn: true, withdrawnAt: later });
  });

  it('takes out one partner and leaves the other', async () => {
    await enter(database.db);
    expect(await withdraw(database.db, { partners: ['viveste'] })).toMatchObject({
      outcome: 'withdrawn',
    });
    expect(await register()).toMatchObject({
      isWithdrawn: false,
      withdrawnAt: later,
      grants: [{ partner: 'jobstap' }],
    });
  });

  it('takes out one category of one partner', async () => {
    await enter(database.db);
    await withdraw(database.db, { partners: ['viveste'], categories: ['identity', 'housing'] });
    expect((await register())?.grants).toEqual([
      { partner: 'jobstap', categories: ['identity', 'work'] },
      { partner: 'viveste', categories: ['contact'] },
    ]);
  });

  it('is over when its last grant is taken out', async () => {
    await enter(database.db);
    await withdraw(database.db, { partners: ['viveste'] });
    await withdraw(database.db, { partners: ['jobstap'] });
    expect(await register()).toMatchObject({ isWithdrawn: true, grants: [] });
  });

  it('raises no epoch for a withdrawal that takes nothing', async () => {
    await enter(database.db);
    expect(await withdraw(database.db, { partners: ['gemeente'] })).toMatchObject({
      outcome: 'already',
      epoch: 1,
    });
  });

  it('says of an expired basis that it was over, and takes it back', async () => {
    await enter(database.db, { ...consent, validUntil: at });
    expect(await withdraw(database.db)).toMatchObject({ outcome: 'expired', epoch: 2 });
    expect(await register()).toMatchObject({ isWithdrawn: true });
  });

  it('withdraws what the journal says is withdrawn, when nobody did before', async () => {
    await enter(database.db);
    await database.db.transaction().execute((trx) =>
      followBases(trx, caseNumber, [
        { type: 'planAgreed', at, data: {} },
        { type: 'basisWithdrawn', at: later, data: { basisId: 'b1', partners: ['viveste'] } },
      ]),
    );
    expect(await ask(database.db)).toEqual({ denied: 'PARTNER_NOT_COVERED' });
  });
});
