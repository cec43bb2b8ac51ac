import { randomUUID } from 'node:crypto';
import { sweepClaims } from '../../../store/table-slots';
import { startApi } from '../../support/api-harness';
import { startHub, type Hub } from '../../support/hub-harness';
import { caseAt, freeInstant, openSessionOf, refer, written } from '../case-steps';
import { eventually } from '../../support/eventually';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

function schedule(caseNumber: string, startsAt: string, key?: string) {
  const body = { kind: 'first', startsAt };
  return hub.ask('postSession', {
    params: { caseNumber },
    body,
    as: 'pl-01',
    ...(key === undefined ? {} : { key }),
  });
}

const claimsAt = (startsAt: string) =>
  hub.db.selectFrom('slot_claim').selectAll().where('starts_at', '=', startsAt).execute();

describe('a slot at the table', () => {
  it('belongs to the session that asked first, from the journal on for good', async () => {
    const [first, second] = await Promise.all([
      caseAt(hub, 'first-session'),
      caseAt(hub, 'first-session'),
    ]);
    const startsAt = freeInstant();
    const scheduled = await schedule(first, startsAt);
    expect(scheduled.status).toBe(201);
    const refused = await schedule(second, startsAt);
    expect([refused.status, refused.body.code]).toEqual([409, 'SLOT_TAKEN']);
    await written(hub, first, scheduled.body.sequence);
    expect(await claimsAt(startsAt)).toEqual([
      expect.objectContaining({ team: 'adult', case_number: first, is_confirmed: true }),
    ]);
    expect((await schedule(second, freeInstant())).status).toBe(201);
  });

  it('of one team is not the slot of the other', async () => {
    const adult = await caseAt(hub, 'first-session');
    const youth = await refer(hub, { team: 'youth' });
    await hub.ask('postReferralDecision', {
      params: { caseNumber: youth },
      as: 'pl-01',
      body: { decision: 'accept', team: 'youth', caseHolder: 'yw-01' },
    });
    const startsAt = freeInstant();
    expect((await schedule(adult, startsAt)).status).toBe(201);
    expect((await schedule(youth, startsAt)).status).toBe(201);
    expect((await claimsAt(startsAt)).map((claim) => claim.team).toSorted()).toEqual([
      'adult',
      'youth',
    ]);
  });

  it('is free again when the session is refused', async () => {
    const early = await refer(hub);
    const startsAt = freeInstant();
    const refused = await schedule(early, startsAt);
    expect([refused.status, refused.body.code]).toEqual([409, 'REFERRAL_NOT_DECIDED']);
    expect(await claimsAt(startsAt)).toEqual([]);
    expect((await schedule(await caseAt(hub, 'first-session'), startsAt)).status).toBe(201);
  });

  it('stays with its session when the same case asks for another', async () => {
    const caseNumber = await caseAt(hub, 'first-session');
    const [startsAt, other] = [freeInstant(), freeInstant()];
    const { body } = await schedule(caseNumber, startsAt);
    await written(hub, caseNumber, body.sequence);
    expect((await schedule(caseNumber, startsAt)).status).toBe(409);
    expect((await schedule(caseNumber, other)).body.code).toBe('SESSION_ALREADY_OPEN');
    expect(await claimsAt(startsAt)).toHaveLength(1);
    expect(await claimsAt(other)).toEqual([]);
  });

  it('is free again when the session is cancelled', async () => {
    const caseNumber = await caseAt(hub, 'first-session');
    const startsAt = freeInstant();
    await schedule(caseNumber, startsAt);
    const sessionId = await openSessionOf(hub, caseNumber);
    const { body } = await hub.ask('postSessionOutcome', {
      params: { caseNumber, sessionId },
      body: { outcome: 'cancelled' },
    });
    await written(hub, caseNumber, body.sequence);
    expect(await claimsAt(startsAt)).toEqual([]);
    expect((await schedule(await caseAt(hub, 'first-session'), startsAt)).status).toBe(201);
  });

  it('is free again when the case is closed before its session', async () => {
    const caseNumber = await caseAt(hub, 'first-session');
    const startsAt = freeInstant();
    await schedule(caseNumber, startsAt);
    const { body } = await hub.ask('postClosure', {
      params: { caseNumber },
      body: { outcome: 'moved' },
    });
    await written(hub, caseNumber, body.sequence);
    expect(await claimsAt(startsAt)).toEqual([]);
  });

  it('is kept when the resident does not come', async () => {
    const caseNumber = await caseAt(hub, 'first-session');
    const startsAt = freeInstant();
    await schedule(caseNumber, startsAt);
    const sessionId = await openSessionOf(hub, caseNumber);
    const { body } = await hub.ask('postSessionOutcome', {
      params: { caseNumber, sessionId },
      body: { outcome: 'resident-absent' },
    });
    await written(hub, caseNumber, body.sequence);
    expect(await claimsAt(startsAt)).toHaveLength(1);
  });

  it('goes to exactly one of twenty cases that race for it', async () => {
    const cases = await Promise.all(Array.from({ length: 20 }, () => caseAt(hub, 'first-session')));
    const startsAt = freeInstant();
    const replies = await Promise.all(cases.map((caseNumber) => schedule(caseNumber, startsAt)));
    const codes = replies.map(({ status, body }) => `${String(status)} ${body.code ?? ''}`);
    expect(codes.toSorted()).toEqual(['201 ', ...Array<string>(19).fill('409 SLOT_TAKEN')]);
    const winner = cases[codes.indexOf('201 ')];
    expect(await claimsAt(startsAt)).toEqual([expect.objectContaining({ case_number: winner })]);
    const losers = cases.filter((caseNumber) => caseNumber !== winner);
    const next = await Promise.all(losers.map((caseNumber) => schedule(caseNumber, freeInstant())));
    expect(new Set(next.map(({ status }) => status))).toEqual(new Set([201]));
  });

  it('is not guarded in a control run without that protection', async () => {
    const careless = await startApi({ databaseUrl: hub.databaseUrl, without: ['slot-claims'] });
    const startsAt = freeInstant();
    const body = { kind: 'first', startsAt };
    for (let round = 0; round < 2; round += 1) {
      const caseNumber = await caseAt(hub, 'first-session');
      const reply = await careless.ask('postSession', { params: { caseNumber }, body });
      expect(reply.status).toBe(201);
    }
    await careless.close();
  });
});

describe('the answer to a session', () => {
  it('says where the session is, the same for a repeat', async () => {
    const caseNumber = await caseAt(hub, 'first-session');
    const [startsAt, key] = [freeInstant(), randomUUID()];
    const first = await schedule(caseNumber, startsAt, key);
    const sessionId = await openSessionOf(hub, caseNumber);
    const location = `/v1/cases/${caseNumber}/sessions/${sessionId}`;
    expect(first.headers.get('location')).toBe(location);
    const second = await schedule(caseNumber, startsAt, key);
    expect([second.status, second.headers.get('location')]).toEqual([201, location]);
  });
});

describe('the proposed slot', () => {
  it('is the next free one of the table, and moves on when it is taken', async () => {
    const [one, two] = [await caseAt(hub, 'first-session'), await caseAt(hub, 'first-session')];
    const proposed = async (caseNumber: string) => {
      const { proposedSlotAt } = await written(hub, caseNumber, 3);
      return String(proposedSlotAt);
    };
    const startsAt = await proposed(one);
    expect(await proposed(two)).toBe(startsAt);
    await schedule(one, startsAt);
    expect(Date.parse(await proposed(two))).toBeGreaterThan(Date.parse(startsAt));
  });
});

it('is swept when its session never came about, not when it did', async () => {
  const caseNumber = await caseAt(hub, 'first-session');
  const [startsAt, orphaned] = [freeInstant(), freeInstant()];
  await schedule(caseNumber, startsAt);
  const claim = {
    team: 'adult',
    starts_at: orphaned,
    case_number: caseNumber,
    session_id: 's-lost',
  };
  const claimed_at = new Date(Date.now() - 60_000).toISOString();
  await hub.db
    .insertInto('slot_claim')
    .values({ ...claim, claimed_at, is_confirmed: false })
    .execute();
  await eventually(async () => (await claimsAt(startsAt)).find((kept) => kept.is_confirmed));
  await sweepClaims(hub.db, new Date().toISOString());
  expect(await claimsAt(orphaned)).toEqual([]);
  expect(await claimsAt(startsAt)).toHaveLength(1);
});
