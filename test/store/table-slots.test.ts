import {
  claimSlot,
  claimsBetween,
  followSessions,
  releaseSlot,
  sweepClaims,
} from '../../store/table-slots';
import type { SlotClaim } from '../../store/table-slots';
import type { CaseEvent } from '../../domain/case/events';
import { workCoach } from '../domain/case/case-builder';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.db.deleteFrom('slot_claim').execute());

const now = '2026-11-24T09:00:00.000Z';
const startsAt = '2026-12-01T08:00:00.000Z';
const claim = (changes: Partial<SlotClaim> = {}): SlotClaim => ({
  team: 'adult',
  startsAt,
  caseNumber: 'OK-2026-00001',
  sessionId: 's-1',
  ...changes,
});
const other = claim({ caseNumber: 'OK-2026-00002', sessionId: 's-2' });

const claims = () =>
  claimsBetween(database.db, 'adult', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z');
const take = (wanted: SlotClaim, at = now) => claimSlot(database.db, wanted, at);

const stamp = { seq: 5, at: now, by: workCoach };
const scheduled = (session: SlotClaim): CaseEvent => ({
  ...stamp,
  type: 'sessionScheduled',
  data: {
    sessionId: session.sessionId,
    startsAt: session.startsAt,
    team: 'adult',
    kind: 'first',
    isDigital: false,
    invitees: [],
  },
});
const cancelled = (sessionId: string): CaseEvent => ({
  ...stamp,
  type: 'sessionRecorded',
  data: { sessionId, outcome: 'cancelled', attendees: [] },
});
const follow = (caseNumber: string, ...events: readonly CaseEvent[]) =>
  database.db.transaction().execute((trx) => followSessions(trx, caseNumber, events));

describe('claiming a slot', () => {
  it('succeeds once, and again for the same session', async () => {
    expect([await take(claim()), await take(claim()), await take(other)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await claims()).toEqual([claim()]);
  });

  it('succeeds for one of fifty at the same moment', async () => {
    const wanted = Array.from({ length: 50 }, (_, index) =>
      claim({ caseNumber: `OK-2026-${String(index).padStart(5, '0')}` }),
    );
    const taken = await Promise.all(wanted.map((one) => take(one)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await claims()).toEqual([wanted[taken.indexOf(true)]]);
  });

  it('is by instant, however it is written', async () => {
    await take(claim());
    expect(await take({ ...other, startsAt: '2026-12-01T09:00:00+01:00' })).toBe(false);
  });

  it('fails for another session of the same case', async () => {
    await take(claim());
    expect(await take(claim({ sessionId: 's-9' }))).toBe(false);
  });
});

describe('releasing a slot', () => {
  it('frees a claim that never became a session', async () => {
    await take(claim());
    await releaseSlot(database.db, claim());
    expect(await take(other)).toBe(true);
  });

  it('leaves the slot of a session in the journal, and that of somebody else', async () => {
    await take(claim());
    await releaseSlot(database.db, other);
    await follow(claim().caseNumber, scheduled(claim()));
    await releaseSlot(database.db, claim());
    expect(await claims()).toEqual([claim()]);
  });
});

describe('following the journal', () => {
  it('takes the slot of a session whose claim was swept', async () => {
    await follow(claim().caseNumber, scheduled(claim()));
    expect(await take(other)).toBe(false);
  });

  it('does not take a slot from another case', async () => {
    await take(other);
    await follow(claim().caseNumber, scheduled(claim()));
    expect(await claims()).toEqual([other]);
    await releaseSlot(database.db, other);
    expect(await claims()).toEqual([]);
  });

  it('frees the slot of a cancelled session only', async () => {
    const second = claim({ sessionId: 's-3', startsAt: '2026-12-08T08:00:00.000Z' });
    await follow(claim().caseNumber, scheduled(claim()), scheduled(second), cancelled('s-1'));
    expect(await claims()).toEqual([second]);
  });
});

describe('the sweep', () => {
  it('takes old claims without a session, and says how many', async () => {
    const old = '2026-11-24T08:00:00.000Z';
    const confirmed = claim({ startsAt: '2026-12-02T08:00:00.000Z', sessionId: 's-c' });
    const fresh = claim({ startsAt: '2026-12-03T08:00:00.000Z', sessionId: 's-f' });
    await take(claim(), old);
    await take(confirmed, old);
    await follow(confirmed.caseNumber, scheduled(confirmed));
    await take(fresh, now);
    expect(await sweepClaims(database.db, '2026-11-24T08:30:00.000Z')).toBe(1);
    expect(await claims()).toEqual([confirmed, fresh]);
    expect(await sweepClaims(database.db, '2026-11-24T08:30:00.000Z')).toBe(0);
  });
});

describe('the claims of a day', () => {
  it('are those of the team from its first instant up to its last', async () => {
    for (const at of ['2026-12-01T07:59:59.999Z', startsAt, '2026-12-01T09:00:00.000Z'])
      await take(claim({ startsAt: at }));
    await take(claim({ team: 'youth' }));
    const found = await claimsBetween(database.db, 'adult', startsAt, '2026-12-01T09:00:00.000Z');
    expect(found).toEqual([claim()]);
  });
});
