import { readEntry } from '../../../store/dossier';
import { plantHandoffs } from '../../../verify/support/planted-handoff';
import { nowSeconds } from '../../../verify/support/sign-webhook';
import { policy } from '../../support/test-routes';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { eventOf, keys, partners, secrets, sendEvent, stranger } from './partner-house';

let database: TestDatabase;
let api: Api;
let own: string;
let others: string;
let caseNumber: string;
beforeEach(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url, partners, secrets });
  const planted = await plantHandoffs(database, policy.terms, [
    { partner: 'viveste' },
    { partner: 'jobstap' },
    { partner: 'wil' },
  ]);
  ({ caseNumber } = planted);
  [own = '', others = ''] = planted.handoffIds;
});
afterEach(async () => {
  await api.close();
  await database.drop();
});

const stored = () => database.db.selectFrom('inbox').select(['item_key', 'payload']).execute();
const send = (...args: Parameters<typeof sendEvent> extends [string, ...infer R] ? R : never) =>
  sendEvent(api.url, ...args);

describe('an event of a partner', () => {
  it('is stored with its texts apart, and answered 202', async () => {
    const data = { status: 'completed', outcome: 'A home was found.' };
    expect(await send({ body: eventOf(own, { sequence: 3, data }) })).toEqual({ status: 202 });
    const [item] = await stored();
    expect(item).toMatchObject({
      item_key: 'partner-answer/viveste/msg-1',
      payload: { answerId: 'msg-1', handoffId: own, partner: 'viveste', sequence: 3 },
    });
    expect(JSON.stringify(item)).not.toContain('home');
    const { entry_id: entryId } = await database.db
      .selectFrom('dossier_entry')
      .select('entry_id')
      .where('kind', '=', 'partner-outcome')
      .executeTakeFirstOrThrow();
    const entry = await readEntry(database.db, database.keys, { caseNumber, entryId });
    expect(entry).toMatchObject({ content: 'A home was found.', writtenBy: 'viveste' });
  });

  it('has one effect however often and however fast it comes', async () => {
    const message = { body: eventOf(own), timestamp: nowSeconds() };
    const answers = await Promise.all(Array.from({ length: 30 }, () => send(message)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(await stored()).toHaveLength(1);
  });

  it('is refused with another body under the same id', async () => {
    await send({ body: eventOf(own) });
    const answer = await send({ body: eventOf(own, { sequence: '2' }) });
    expect([answer.status, answer.code]).toEqual([422, 'MESSAGE_ID_REUSED']);
    expect(api.log.filter(({ level }) => level === 50)).toMatchObject([
      { code: 'MESSAGE_ID_REUSED', partner: 'viveste' },
    ]);
    expect(await stored()).toHaveLength(1);
  });

  it('may be signed with any key of the partner, in both schemes', async () => {
    expect((await send({ id: 'a', body: eventOf(own) }, { key: keys.old })).status).toBe(202);
    expect((await send({ id: 'b', body: eventOf(own) }, { key: keys.current })).status).toBe(202);
  });

  it('on another partner’s hand-off is answered as one on none', async () => {
    const [foreign, none] = [
      await send({ id: 'a', body: eventOf(others) }),
      await send({ id: 'b', body: eventOf(`${caseNumber}-H9`) }),
    ];
    expect([foreign.status, none.status]).toEqual([404, 404]);
    expect([foreign.code, foreign.detail]).toEqual([none.code, none.detail]);
    expect(await stored()).toEqual([]);
  });

  it('of an unknown type is taken and changes nothing', async () => {
    expect((await send({ body: eventOf(own, { type: 'nl.example.other.v1' }) })).status).toBe(202);
    expect(await stored()).toEqual([]);
  });

  it.each([
    ['rejected', 'reason'],
    ['completed', 'outcome'],
    ['on-hold', 'note'],
    ['failed', 'note'],
  ])('that says %s needs a %s', async (status, field) => {
    const answer = await send({ body: eventOf(own, { data: { status } }) });
    expect(answer).toMatchObject({
      status: 400,
      errors: [{ in: 'body', pointer: `/data/${field}`, code: 'REQUIRED' }],
    });
  });

  it.each([
    ['no sequence', { sequence: undefined }],
    ['an unknown field', { approvedBy: 'me' }],
    ['an unknown field in its data', { data: { status: 'accepted', role: 'admin' } }],
  ])('with %s is refused', async (_what, changes) => {
    expect((await send({ body: eventOf(own, changes) })).status).toBe(400);
  });
});

describe('who signs is not proven by', () => {
  it.each([
    ['a key of nobody', { key: stranger }, {}],
    ['the key of another partner', { key: keys.jobstap }, {}],
    ['no signature', { headers: { 'webhook-signature': '' } }, {}],
    ['a partner without a secret', { partner: 'keyless' }, {}],
    ['a partner that does not exist', { partner: 'nobody' }, {}],
    ['a partner of another protocol', { partner: 'wil' }, {}],
    ['a timestamp with letters', {}, { timestamp: `${String(nowSeconds())}abc` }],
    ['an id with a dot', {}, { id: 'msg.1' }],
  ])('%s', async (_what, sender, message) => {
    const answer = await send({ body: eventOf(own), ...message }, sender);
    expect([answer.status, answer.code]).toEqual([401, 'SIGNATURE_INVALID']);
    expect(await stored()).toEqual([]);
  });

  it('a body that was changed by one byte, valid UTF-8 or not', async () => {
    const body = Buffer.from(eventOf(own));
    const timestamp = nowSeconds();
    const headers = {
      'webhook-signature': keys.old.sign(
        Buffer.concat([Buffer.from(`msg-1.${String(timestamp)}.`), Buffer.from([0xff]), body]),
      ),
    };
    for (const byte of [0xfe, 0x20]) {
      const changed = Buffer.concat([Buffer.from([byte]), body]);
      expect((await send({ body: changed, timestamp }, { headers })).status).toBe(401);
    }
  });

  it.each([
    [-299, 202],
    [299, 202],
    [-302, 401],
    [302, 401],
  ])('a time that is %d s off: %d', async (seconds, status) => {
    const answer = await send({ body: eventOf(own), timestamp: nowSeconds() + seconds });
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.detail).toMatch(/\d{4}-\d\d-\d\dT/);
  });

  it('the eleventh of its signatures', async () => {
    const headers = (right: string, before: number) => ({
      'webhook-signature': [...Array<string>(before).fill('v1,wrong'), right].join(' '),
    });
    const timestamp = nowSeconds();
    const body = eventOf(own);
    const right = keys.old.sign(Buffer.from(`msg-1.${String(timestamp)}.${body}`));
    const ask = (before: number) => send({ body, timestamp }, { headers: headers(right, before) });
    expect([(await ask(10)).status, (await ask(9)).status]).toEqual([401, 202]);
  });
});

describe('a notification of a zaak', () => {
  const zaak = 'https://wil.example/zaken/api/v1/zaken/1';
  const notification = {
    kanaal: 'zaken',
    hoofdObject: zaak,
    resource: 'status',
    resourceUrl: 'https://wil.example/zaken/api/v1/statussen/7',
    actie: 'create',
    aanmaakdatum: '2026-11-24T09:00:00Z',
    kenmerken: {},
  };
  const notify = (body: object, authorization = 'Token agreed') =>
    fetch(`${api.url}/v1/zgw-notifications/wil`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).then(({ status }) => status);

  it('nudges the hand-off once', async () => {
    await database.db
      .insertInto('egress')
      .values({
        case_number: caseNumber,
        handoff_id: `${caseNumber}-H3`,
        partner: 'wil',
        basis_id: 'b1',
        epoch: 1,
        purpose: 'request',
        categories: [],
        attempt: 1,
        taken_at: '2026-11-24T09:00:00Z',
        lease_until: '2026-11-24T09:00:05Z',
        result: 'sent',
        external_ref: zaak,
      })
      .execute();
    expect([await notify(notification), await notify(notification)]).toEqual([204, 204]);
    expect(await stored()).toMatchObject([{ payload: { handoffId: `${caseNumber}-H3` } }]);
  });

  it('of a zaak that is not ours is heard and changes nothing', async () => {
    expect(await notify({ ...notification, hoofdObject: 'https://other.example/1' })).toBe(204);
    expect(await stored()).toEqual([]);
  });

  it.each(['', 'Token other', 'Token agree'])('is refused with "%s"', async (authorization) => {
    expect(await notify(notification, authorization)).toBe(401);
  });
});
