import { amsterdamDate, amsterdamInstant } from '../../../domain/calendar/amsterdam';
import { listCases } from '../../../api/routes/list-cases';
import { listWorkItems } from '../../../api/routes/list-work-items';
import { startApi, type Api } from '../../support/api-harness';
import { policy } from '../../support/test-routes';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { accepted, CaseStory, handedOff, planned } from '../../domain/case/case-builder';
import { claimSlot } from '../../../store/table-slots';
import { answerOf, counted, delivered, plantDesk, said } from './desk-stage';

let database: TestDatabase;
let api: Api;
const cases: Record<string, string> = {};
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url });
  const answered = said(delivered(handedOff()), { status: 'accepted', sequence: 3 });
  cases['answered'] = await plantDesk(database, answered, 'Noor de Voorbeeld');
  cases['intake'] = await plantDesk(database, accepted(), 'Ties');
  cases['referred'] = await plantDesk(database, new CaseStory(), 'Lot van der Bedacht');
  cases['of another'] = await plantDesk(
    database,
    new CaseStory({ team: 'youth' }).give('acceptReferral', { team: 'youth', caseHolder: 'yw-01' }),
  );
  cases['with a backup'] = await plantDesk(
    database,
    new CaseStory({ team: 'youth' }).give('acceptReferral', {
      team: 'youth',
      caseHolder: 'yw-01',
      backup: 'wc-01',
    }),
    'Pim Verzonnen',
  );
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

interface Item {
  readonly workItemId: string;
  readonly caseNumber: string;
  readonly kind: string;
  readonly state: string;
  readonly shortName?: string;
  readonly workingDaysLate: number;
  readonly isYours: boolean;
}
interface List {
  readonly items: readonly Item[];
  readonly replaces: readonly object[];
  readonly tables: readonly {
    readonly team: string;
    readonly slots: readonly { readonly startsAt: string }[];
  }[];
  readonly behindSince?: string;
}

async function list(as: string): Promise<List> {
  const { status, body } = await api.ask<List>('listWorkItems', { as });
  expect(status).toBe(200);
  return body;
}

const inShort = ({ items }: List) =>
  items.map(({ kind, state, caseNumber, shortName }) => [kind, state, caseNumber, shortName]);

async function away(member: string, from: string, until: string): Promise<void> {
  const body = { fromDate: from, untilDate: until };
  const { status } = await api.ask('postAbsence', { params: { memberId: member }, body });
  expect(status).toBe(201);
}

const today = amsterdamDate(new Date().toISOString());

describe('the list of what waits', () => {
  it('has what is mine with short names, late promises first, and the referrals of my table', async () => {
    const { items } = await list('wc-01');
    const found = items.map(
      ({ kind, caseNumber, shortName }) => `${kind} ${caseNumber} ${String(shortName)}`,
    );
    expect(found).toContain(`record-intake ${String(cases['intake'])} Ties`);
    expect(found).toContain(`decide-referral ${String(cases['referred'])} Lot B.`);
    expect(found).toContain(`read-answer ${String(cases['answered'])} Noor V.`);
    expect(new Set(items.map(({ caseNumber }) => caseNumber))).toEqual(
      new Set([cases['answered'], cases['intake'], cases['referred']]),
    );
    const states = items.map(({ state }) =>
      ['now', 'answer', 'soon', 'later', 'waiting', 'done'].indexOf(state),
    );
    expect(states).toEqual(states.toSorted((a, b) => a - b));
    expect(items.find(({ kind }) => kind === 'record-intake')?.workingDaysLate).toBeGreaterThan(0);
  });

  it('has nothing of a case that the caller may not know of, also when they replace its holder', async () => {
    expect(inShort(await list('vh-01')).map(([, , caseNumber]) => caseNumber)).toEqual([
      cases['referred'],
    ]);
    await away('yw-01', today, today);
    const of = async (as: string) => new Set((await list(as)).items.map((item) => item.caseNumber));
    expect(await of('wc-01')).toContain(cases['with a backup']);
    expect(await of('wc-01')).not.toContain(cases['of another']);
    expect((await list('wc-01')).replaces).toEqual([{ member: 'yw-01', until: today }]);
    const replaced = (await list('wc-01')).items.find(
      (item) => item.caseNumber === cases['with a backup'],
    );
    expect([replaced?.isYours, replaced?.shortName]).toEqual([true, 'Pim V.']);
  });

  it('has the table of today for who has a seat there, and whose talk it is for who may know', async () => {
    const at = (time: string) => amsterdamInstant(amsterdamDate(new Date().toISOString()), time);
    const [startsAt, later] = [at('11:07'), at('11:08')];
    const [caseNumber = '', referredOnly = ''] = [cases['intake'], cases['of another']];
    const claim = { team: 'adult', startsAt, caseNumber, sessionId: 's-7' };
    const other = { ...claim, startsAt: later, caseNumber: referredOnly };
    for (const one of [claim, other]) await claimSlot(database.db, one, startsAt);
    const talksOf = async (as: string) =>
      (await list(as)).tables.map(({ team, slots }) => [
        team,
        ...slots.filter((slot) => [startsAt, later].includes(slot.startsAt)),
      ]);
    const [taken, alsoTaken] = [startsAt, later].map((start) => ({
      startsAt: start,
      isTaken: true,
    }));
    const mine = { ...taken, caseNumber, sessionId: 's-7', shortName: 'Ties' };
    // Who referred may know that there is a case, and no more.
    const referred = { ...alsoTaken, caseNumber: referredOnly };
    expect(await talksOf('wc-01')).toEqual([['adult', mine, referred]]);
    expect(await talksOf('st-01')).toEqual([['adult', taken, alsoTaken]]);
    expect(await talksOf('pl-01')).toEqual([]);
  });

  it('says since when it lags', async () => {
    expect(await list('wc-01')).not.toHaveProperty('behindSince');
    const receivedAt = new Date(Date.now() - 60_000).toISOString();
    await database.db
      .insertInto('inbox')
      .values({
        ...{ kind: 'withdrawal', case_number: 'OK-2026-00001', item_key: 'late', payload: '{}' },
        ...{ received_at: receivedAt, delivered_at: null, next_attempt_at: null, outcome: null },
      })
      .execute();
    expect(await list('wc-01')).toHaveProperty('behindSince', receivedAt);
  });

  it('takes four queries, whatever the number of cases', async () => {
    const { db, keys, taken } = counted(database);
    const route = listWorkItems({ db, keys, policy });
    await answerOf(route, 'wc-01');
    const few = taken();
    for (let more = 0; more < 12; more += 1) await plantDesk(database, planned(), 'Sam Voorbeeld');
    const { body } = await answerOf(route, 'wc-01');
    expect((body as List).items.length).toBeGreaterThan(12);
    expect([few, taken()]).toEqual([4, 4]);
  });

  it('is for nobody else', async () => {
    for (const as of ['operator', 'privacy-officer', 'policy-group', 'partner'])
      expect((await api.ask('listWorkItems', { as })).status).toBe(403);
  });
});

describe('acknowledging an answer', () => {
  const idOf = () => `${String(cases['answered'])}-H1-A3`;
  const acknowledge = (as: string, workItemId = idOf()) =>
    api.ask('postWorkItemAcknowledgement', { params: { workItemId }, as });
  const answers = async () =>
    (await list('wc-01')).items.filter(({ kind }) => kind === 'read-answer');

  it('is done by nobody who only opens the case', async () => {
    await api.ask('getCase', { params: { caseNumber: String(cases['answered']) }, as: 'wc-01' });
    expect((await answers()).map(({ workItemId, state }) => [workItemId, state])).toEqual([
      [idOf(), 'answer'],
    ]);
  });

  it('is refused for what was not answered, and unknown to who may not know the case', async () => {
    const unknown = await acknowledge('wc-01', `${String(cases['answered'])}-H1-A4`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'WORK_ITEM_UNKNOWN']);
    const stranger = await acknowledge('yd-01');
    expect([stranger.status, stranger.body.code]).toEqual([404, 'CASE_UNKNOWN']);
  });

  it('takes it off the list; whoever comes second learns who was first', async () => {
    const first = await acknowledge('wc-01');
    expect([first.status, first.body['acknowledgedBy']]).toEqual([201, 'wc-01']);
    expect(await answers()).toEqual([expect.objectContaining({ state: 'done' })]);
    const second = await acknowledge('pl-01');
    expect(second.body).toEqual(first.body);
  });

  it('has a line in the access log with case and hand-off', async () => {
    const lines = await database.db
      .selectFrom('access_log')
      .select(['case_numbers', 'handoff_id', 'subject'])
      .where('operation', '=', 'postWorkItemAcknowledgement')
      .where('status', '=', 201)
      .execute();
    expect(lines).toEqual(
      ['wc-01', 'pl-01'].map((subject) => ({
        ...{
          case_numbers: [cases['answered']],
          handoff_id: `${String(cases['answered'])}-H1`,
          subject,
        },
      })),
    );
  });

  it('leaves the next answer of the partner', async () => {
    const again = said(said(delivered(handedOff()), { status: 'accepted', sequence: 1 }), {
      status: 'completed',
      sequence: 2,
    });
    const caseNumber = await plantDesk(database, again);
    await acknowledge('wc-01', `${caseNumber}-H1-A1`);
    expect(
      (await answers()).filter((item) => item.caseNumber === caseNumber && item.state === 'answer'),
    ).toHaveLength(1);
    await acknowledge('wc-01', `${caseNumber}-H1-A2`);
    expect(
      (await answers()).filter((item) => item.caseNumber === caseNumber && item.state === 'answer'),
    ).toEqual([]);
  });
});

describe('the list of cases', () => {
  const namesFor = async (as: string) => {
    const { body } = await api.ask<{ cases: readonly Pick<Item, 'caseNumber' | 'shortName'>[] }>(
      'listCases',
      { as },
    );
    const of = (name: string) =>
      body.cases.find(({ caseNumber }) => caseNumber === cases[name])?.shortName;
    return [of('intake'), of('with a backup')];
  };

  it('names a resident to who may read the case, and to nobody else', async () => {
    expect(await namesFor('wc-01')).toEqual(['Ties', 'Pim V.']);
    expect(await namesFor('yw-01')).toEqual([undefined, 'Pim V.']);
    expect(await namesFor('pl-01')).toEqual(['Ties', 'Pim V.']);
    for (const as of ['operator', 'privacy-officer'])
      expect(await namesFor(as)).toEqual([undefined, undefined]);
  });

  it('takes as many queries for many cases as for a few', async () => {
    const { db, keys, taken } = counted(database);
    const route = listCases({ db, keys, policy });
    await answerOf(route, 'wc-01');
    const few = taken();
    for (let more = 0; more < 9; more += 1) await plantDesk(database, accepted(), 'Sam Voorbeeld');
    await answerOf(route, 'wc-01');
    expect([few, taken()]).toEqual([3, 3]);
  });
});
