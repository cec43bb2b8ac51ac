import { amsterdamDate } from '../../../domain/calendar/amsterdam';
import { addDays, weekdayOf } from '../../../domain/calendar/iso';
import { slotsOn } from '../../../domain/table/slots';
import { claimSlot } from '../../../store/table-slots';
import { policy } from '../../support/test-routes';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { CaseStory, accepted, afterIntake, closed, session } from '../../domain/case/case-builder';
import { plantCase } from '../../store/planted-case';

let database: TestDatabase;
let api: Api;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

interface Agenda {
  readonly seats: readonly object[];
  readonly slots: readonly { readonly startsAt: string; readonly caseNumber?: string }[];
  readonly openCases: number;
  readonly attentions: readonly string[];
}

async function agenda(date: string, team = 'adult', from = api): Promise<Agenda> {
  const { status, body } = await from.ask<Agenda>('getAgenda', { params: { team, date } });
  expect(status).toBe(200);
  return body;
}

const today = amsterdamDate(new Date().toISOString());

/** The first day from `date` on with slots at this table. */
function tableDay(date: string, team: 'adult' | 'youth' = 'adult'): string {
  const table = policy.tables[team];
  return slotsOn(table, date).length > 0 ? date : tableDay(addDays(date, 1), team);
}

async function absent(memberId: string, fromDate: string, untilDate: string) {
  const body = { fromDate, untilDate };
  const reply = await api.ask('postAbsence', { params: { memberId }, body });
  expect(reply.status).toBe(201);
  return reply.body;
}

async function absencesOf(memberId: string) {
  const { body } = await api.ask<{ absences: { fromDate: string }[] }>('listAbsences', {
    params: { memberId },
  });
  return body.absences;
}

describe('the agenda of a table', () => {
  it('has the seats, the place and the free slots of its day', async () => {
    const date = tableDay(addDays(today, 30));
    const read = await agenda(date);
    expect(read).toMatchObject({ team: 'adult', date, place: policy.tables.adult.place });
    expect(read.seats).toEqual(
      policy.tables.adult.seats.map(({ role, member }) => ({ role, member })),
    );
    const slots = slotsOn(policy.tables.adult, date).map((startsAt) => ({
      startsAt,
      isTaken: false,
    }));
    expect(slots.length).toBeGreaterThan(0);
    expect([read.slots, read.attentions]).toEqual([slots, []]);
  });

  it('has no slots on another weekday, but its sessions all the same', async () => {
    const date = addDays(tableDay(addDays(today, 60)), 1);
    expect(weekdayOf(date)).toBe('wednesday');
    expect((await agenda(date)).slots).toEqual([]);
    const caseNumber = await plantCase(database.db, accepted().journal);
    const claim = { team: 'adult', caseNumber, sessionId: 's-7' };
    const startsAt = `${date}T08:15:00.000Z`;
    await claimSlot(database.db, { ...claim, startsAt }, new Date().toISOString());
    expect((await agenda(date)).slots).toEqual([
      { startsAt, caseNumber, sessionId: 's-7', isTaken: true },
    ]);
    expect((await agenda(date, 'youth')).slots).toEqual([]);
  });

  it('shows a taken slot once, between the free ones', async () => {
    const date = tableDay(addDays(today, 90));
    const [first = '', second = '', ...rest] = slotsOn(policy.tables.adult, date);
    const caseNumber = await plantCase(database.db, accepted().journal);
    const claim = { team: 'adult', startsAt: second, caseNumber, sessionId: 's-8' };
    await claimSlot(database.db, claim, new Date().toISOString());
    expect((await agenda(date)).slots).toEqual([
      { startsAt: first, isTaken: false },
      { startsAt: second, caseNumber, sessionId: 's-8', isTaken: true },
      ...rest.map((startsAt) => ({ startsAt, isTaken: false })),
    ]);
    const { body } = await api.ask<Agenda>('getAgenda', {
      params: { team: 'adult', date },
      as: 'st-01',
    });
    expect(body.slots[1]).toEqual({ startsAt: second, isTaken: true });
  });

  it('tells of a session that is planned which it is and who was asked to come', async () => {
    const date = tableDay(addDays(today, 210));
    const [startsAt = ''] = slotsOn(policy.tables.adult, date);
    const asked = { startsAt, isDigital: true, invitees: ['viveste'] };
    const story = afterIntake().give('scheduleSession', { ...session, ...asked });
    const caseNumber = await plantCase(database.db, story.journal);
    const { sessionId } = session;
    await claimSlot(database.db, { team: 'adult', startsAt, caseNumber, sessionId }, startsAt);
    expect((await agenda(date)).slots[0]).toEqual({
      ...{ startsAt, caseNumber, sessionId, isTaken: true },
      ...{ kind: session.kind, isDigital: true, invitees: ['viveste'] },
    });
  });

  it('is refused for a day that does not exist and a table that does not', async () => {
    for (const params of [
      { team: 'adult', date: '2033-02-29' },
      { team: 'senior', date: '2033-03-08' },
    ])
      expect((await api.ask('getAgenda', { params })).status).toBe(400);
  });
});

describe('an absence', () => {
  it('lets the backup stand in, from its first day to its last', async () => {
    const date = tableDay(addDays(today, 120));
    await absent('wc-01', date, addDays(date, 7));
    const seat = { role: 'work-coach', member: 'wc-02', standsInFor: 'wc-01' };
    for (const day of [date, addDays(date, 7)]) {
      const { seats, attentions } = await agenda(day);
      expect(seats).toContainEqual(seat);
      expect(attentions).toEqual([]);
    }
    for (const day of [addDays(date, -1), addDays(date, 8)])
      expect((await agenda(day)).seats).toContainEqual({ role: 'work-coach', member: 'wc-01' });
  });

  it('leaves the seat empty when the backup is away too, and says so', async () => {
    const date = tableDay(addDays(today, 150));
    await absent('st-01', date, date);
    await absent('st-02', addDays(date, -3), addDays(date, 3));
    const { seats, attentions } = await agenda(date);
    expect(seats).toContainEqual({ role: 'social-team', member: 'st-01', isEmpty: true });
    expect(attentions).toEqual(['empty-seat']);
    expect((await agenda(addDays(date, 1))).attentions).toEqual([]);
  });

  it('of the backup alone changes nothing', async () => {
    const date = tableDay(addDays(today, 170));
    await absent('vh-02', date, date);
    expect((await agenda(date)).seats).toContainEqual({ role: 'welfare', member: 'vh-01' });
  });

  it('of somebody else at another table changes nothing', async () => {
    const date = tableDay(addDays(today, 190));
    await absent('yw-01', date, date);
    expect((await agenda(date)).seats).not.toContainEqual(
      expect.objectContaining({ isEmpty: true }),
    );
  });

  it('stays in the list of its member until it is over', async () => {
    const later = await absent('id-01', addDays(today, 40), addDays(today, 50));
    const now = await absent('id-01', addDays(today, -3), today);
    await absent('id-01', addDays(today, -9), addDays(today, -1));
    expect(await absencesOf('id-01')).toEqual([now, later]);
    expect(await absencesOf('id-02')).toEqual([]);
    expect(await absencesOf('not-a-member')).toEqual([]);
  });
});

describe('the number of open cases', () => {
  it('counts the cases that are being worked on, of this team', async () => {
    const date = tableDay(addDays(today, 30));
    const before = (await agenda(date)).openCases;
    for (const story of [new CaseStory(), accepted(), accepted(), closed()])
      await plantCase(database.db, story.journal);
    expect((await agenda(date)).openCases).toBe(before + 2);
    expect((await agenda(date, 'youth')).openCases).toBe(0);
  });

  it('asks for attention when there are more than the policy wants', async () => {
    const date = tableDay(addDays(today, 30));
    const { openCases } = await agenda(date);
    const tight = await startApi({
      databaseUrl: database.url,
      policy: { ...policy, maxOpenCases: { adult: openCases, youth: 1 } },
    });
    expect((await agenda(date, 'adult', tight)).attentions).toEqual([]);
    await plantCase(database.db, accepted().journal);
    expect((await agenda(date, 'adult', tight)).attentions).toEqual(['too-many-open-cases']);
    await tight.close();
  });
});
