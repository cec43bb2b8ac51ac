import { egressOf } from '../../../store/egress-log';
import { plantHandoffs, texts } from '../../../verify/support/planted-handoff';
import { policy } from '../../support/test-routes';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { partners, secrets } from './partner-house';

let database: TestDatabase;
let api: Api;
let caseNumber: string;
beforeEach(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url, partners, secrets });
  ({ caseNumber } = await plantHandoffs(database, policy.terms, [
    { partner: 'viveste' },
    { partner: 'jobstap' },
    { partner: 'viveste', changes: { status: 'waiting' } },
    { partner: 'viveste', changes: { status: 'completed' } },
  ]));
});
afterEach(async () => {
  await api.close();
  await database.drop();
});

const handoff = (number: number) => ({ handoffId: `${caseNumber}-H${String(number)}` });
const place = () => ({ caseNumber, basisId: 'b1' });

describe('a partner', () => {
  it('sees how its hand-off stands, without content', async () => {
    const { status, text, body } = await api.ask('getPartnerHandoff', { params: handoff(1) });
    expect([status, body]).toMatchObject([200, { partner: 'viveste', status: 'requested' }]);
    expect(text).not.toContain('Voorbeeld');
  });

  it.each(['getPartnerHandoff', 'getPartnerContent', 'postPartnerStatus'])(
    'gets one answer from %s for another’s, a waiting and a missing hand-off',
    async (operationId) => {
      const body = { status: 'accepted', sequence: 1 };
      for (const number of [2, 3, 9]) {
        const answer = await api.ask(operationId, {
          params: handoff(number),
          ...(operationId === 'postPartnerStatus' && { body }),
        });
        expect([answer.status, answer.body.code]).toEqual([404, 'HANDOFF_UNKNOWN']);
      }
    },
  );

  it('fetches what it may have and the basis covers, under a permit', async () => {
    const { body } = await api.ask('getPartnerContent', { params: handoff(1) });
    expect(body).toMatchObject({ basis: { kind: 'consent' } });
    expect(body['content']).toEqual({
      question: texts.question,
      identity: { name: texts.person.name, birthDate: texts.person.birthDate },
      lifeDomains: { housing: texts.housing },
    });
    expect(await egressOf(database.db, caseNumber)).toMatchObject([
      { purpose: 'content', categories: ['identity', 'housing'], result: 'sent' },
    ]);
    expect(JSON.stringify(api.log)).not.toContain('Voorbeeld');
  });

  it('fetches nothing once the basis is withdrawn or the hand-off is settled', async () => {
    const settled = await api.ask('getPartnerContent', { params: handoff(4) });
    await api.ask('postBasisWithdrawal', { params: place(), body: {} });
    const withdrawn = await api.ask('getPartnerContent', { params: handoff(1) });
    for (const { status, body } of [settled, withdrawn])
      expect([status, body.code]).toEqual([410, 'CONTENT_GONE']);
    expect(await egressOf(database.db, caseNumber)).toEqual([]);
  });

  it('answers once with one key, also when the hand-off is settled', async () => {
    const body = { status: 'on-hold', sequence: 2, note: 'Waiting for a letter.' };
    const ask = { params: handoff(4), body, key: 'a-key-of-mine' };
    expect((await api.ask('postPartnerStatus', ask)).status).toBe(202);
    expect((await api.ask('postPartnerStatus', ask)).status).toBe(202);
    const items = await database.db.selectFrom('inbox').select('payload').execute();
    expect(items).toMatchObject([{ payload: { status: 'on-hold', sequence: 2 } }]);
    expect(JSON.stringify(items)).not.toContain('letter');
  });

  it('is told which field an answer lacks', async () => {
    const body = { status: 'rejected', sequence: 1 };
    const answer = await api.ask('postPartnerStatus', { params: handoff(1), body });
    expect(answer.body.errors).toMatchObject([{ pointer: '/reason', code: 'REQUIRED' }]);
  });
});

describe('a withdrawal', () => {
  it('is stored for the case with the register, once for one key', async () => {
    const ask = { params: place(), body: {}, key: 'a-key-of-mine' };
    const first = await api.ask('postBasisWithdrawal', ask);
    const again = await api.ask('postBasisWithdrawal', ask);
    expect([first.status, again.status, again.text]).toEqual([202, 202, first.text]);
    const items = await database.db.selectFrom('inbox').select(['kind', 'payload']).execute();
    expect(items).toMatchObject([
      { kind: 'withdrawal', payload: { name: 'withdrawBasis', command: { basisId: 'b1' } } },
    ]);
  });

  it('is acknowledged a second time without a second command', async () => {
    const first = await api.ask('postBasisWithdrawal', { params: place(), body: {} });
    const other = await api.ask('postBasisWithdrawal', { params: place(), body: {} });
    expect([other.status, other.text]).toEqual([202, first.text]);
    expect(await database.db.selectFrom('inbox').selectAll().execute()).toHaveLength(1);
  });

  it('has a receipt that says who had what, before the case has heard of it', async () => {
    await api.ask('getPartnerContent', { params: handoff(1) });
    const none = await api.ask('getBasisWithdrawal', { params: place() });
    expect([none.status, none.body.code]).toEqual([404, 'NOT_WITHDRAWN']);
    await api.ask('postBasisWithdrawal', { params: place(), body: { categories: ['housing'] } });
    const { body } = await api.ask('getBasisWithdrawal', { params: place() });
    expect(body).toMatchObject({
      isComplete: false,
      handoffs: [{ ...handoff(1), partner: 'viveste', categories: ['housing'], state: 'asked' }],
    });
  });

  it('of an unknown basis is told so', async () => {
    const params = { caseNumber, basisId: 'b9' };
    const answer = await api.ask('postBasisWithdrawal', { params, body: {} });
    expect([answer.status, answer.body.code]).toEqual([404, 'BASIS_UNKNOWN']);
  });
});
