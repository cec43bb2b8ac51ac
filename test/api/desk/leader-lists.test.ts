import { listDecisions } from '../../../api/routes/list-decisions';
import { startApi, type Api } from '../../support/api-harness';
import { policy } from '../../support/test-routes';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import {
  accepted,
  approved,
  asked,
  calledBackWell,
  CaseStory,
  handedOff,
  money,
  planned,
  projectLeader,
  spend,
} from '../../domain/case/case-builder';
import { answerOf, counted, delivered, fillTexts, plantDesk } from './desk-stage';

let database: TestDatabase;
let api: Api;
const cases: Record<string, string> = {};

const deviation = {
  ...{ rule: 'Participatiewet', reasonRef: 'r', decidedBy: 'pl-01', mandate: 'Mandaat' },
  ...{ deviationId: 'd-1', decisionRef: 'd' },
};

function stories(): Readonly<Record<string, CaseStory>> {
  const done = planned().give('recordCallBackAttempt', calledBackWell);
  for (const actionId of ['a1', 'a2', 'a3']) done.give('completeAction', { actionId });
  return {
    asked: asked(),
    'asked by a leader': planned().give('requestBudget', money('m-2'), projectLeader),
    deviating: planned().give('recordDeviation', deviation),
    ready: done,
    'late twice': new CaseStory().at('2026-10-12T08:00:00.000Z').at('2026-10-20T08:00:00.000Z'),
    'late once': new CaseStory().at('2026-10-12T08:00:00.000Z'),
    'out of sight': accepted().at('2026-12-20T12:00:00.000Z'),
    spent: approved().give('recordSpend', spend()),
    'at a partner': delivered(handedOff()),
  };
}

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url });
  for (const [name, story] of Object.entries(stories())) {
    const caseNumber = await plantDesk(database, story, 'Noor Voorbeeld');
    await fillTexts(database, caseNumber);
    cases[name] = caseNumber;
  }
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

interface Decisions {
  readonly money: readonly {
    readonly caseNumber: string;
    readonly shortName?: string;
    readonly approval: { readonly refusal?: string };
    readonly questions: readonly { readonly text?: string }[];
  }[];
  readonly deviations: readonly { readonly caseNumber: string; readonly reason?: string }[];
  readonly closings: readonly {
    readonly caseNumber: string;
    readonly why: string;
    readonly canClose: { readonly refusal?: string };
  }[];
}

async function decisions(as = 'pl-01'): Promise<Decisions> {
  const { status, body } = await api.ask<Decisions>('listDecisions', { as });
  expect(status).toBe(200);
  return body;
}

describe('what waits for a project leader', () => {
  it('is undecided money with its reasons, and not what one asked oneself', async () => {
    const { money: lines } = await decisions();
    expect(lines.map(({ caseNumber, approval }) => [caseNumber, approval.refusal])).toEqual([
      [cases['asked'], undefined],
      [cases['asked by a leader'], 'BUDGET_DECIDER_IS_REQUESTER'],
    ]);
    expect(lines[0]).toMatchObject({
      ...{
        shortName: 'Noor V.',
        purpose: 'text of purposeRef',
        breakthrough: 'text of breakthroughRef',
      },
      ...{ approvedCents: 0, afterCents: 50_000 },
    });
    expect((await decisions('pl-02')).money.map(({ approval }) => approval.refusal)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('is cases whose work is done', async () => {
    const { closings } = await decisions();
    expect(
      closings.map(({ caseNumber, why, canClose }) => [caseNumber, why, canClose.refusal]),
    ).toEqual([[cases['ready'], 'ready', undefined]]);
  });

  it('is a deviation until this one knows of it', async () => {
    const mine = async (as: string) =>
      (await decisions(as)).deviations.map(({ caseNumber, reason }) => [caseNumber, reason]);
    expect(await mine('pl-01')).toEqual([[cases['deviating'], 'text of reasonRef']]);
    const params = { caseNumber: String(cases['deviating']), deviationId: 'd-1' };
    const seen = await api.ask('postDeviationAcknowledgement', { params, as: 'pl-01' });
    const again = await api.ask('postDeviationAcknowledgement', { params, as: 'pl-01' });
    expect([seen.status, again.text]).toEqual([201, seen.text]);
    expect([await mine('pl-01'), (await mine('pl-02')).length]).toEqual([[], 1]);
    const unknown = await api.ask('postDeviationAcknowledgement', {
      params: { ...params, deviationId: 'd-9' },
      as: 'pl-01',
    });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'DEVIATION_UNKNOWN']);
  });

  it('takes five queries, whatever the number of cases', async () => {
    const { db, keys, taken } = counted(database);
    await answerOf(listDecisions({ db, keys, policy }), 'pl-01');
    expect(taken()).toBe(5);
  });
});

describe('a question about money', () => {
  const params = () => ({ caseNumber: String(cases['asked']), requestId: 'm-1' });
  const ask = (as: string, body = { question: 'Kan de bijzondere bijstand dit niet betalen?' }) =>
    api.ask('postBudgetQuestion', { params: params(), body, as });

  it('decides nothing, and stands with the request for both', async () => {
    const asking = await ask('pl-01');
    expect([asking.status, asking.body['askedBy']]).toEqual([201, 'pl-01']);
    const [line] = (await decisions()).money;
    expect([line?.approval.refusal, line?.questions]).toEqual([
      undefined,
      [
        expect.objectContaining({
          askedBy: 'pl-01',
          text: 'Kan de bijzondere bijstand dit niet betalen?',
        }),
      ],
    ]);
    const desk = await api.ask<{
      budget: { requests: { questions: unknown[]; status: string }[] };
    }>('getCaseDesk', {
      ...{ params: { caseNumber: params().caseNumber }, as: 'wc-01' },
    });
    expect(desk.body.budget.requests).toMatchObject([
      { status: 'requested', questions: [{ askedBy: 'pl-01' }] },
    ]);
  });

  it('is asked by project leaders only, and while nothing is decided', async () => {
    expect((await ask('wc-01')).status).toBe(403);
    const decided = { caseNumber: String(cases['spent']), requestId: 'm-1' };
    const late = await api.ask('postBudgetQuestion', {
      params: decided,
      body: { question: 'Waarom?' },
      as: 'pl-01',
    });
    expect([late.status, late.body.code]).toEqual([409, 'BUDGET_ALREADY_DECIDED']);
  });
});

describe('the overview', () => {
  it('counts every stage, also where nobody is, and the budget of the year', async () => {
    const { body } = await api.ask('getOverview', { as: 'pl-01' });
    expect(body).toMatchObject({
      stages: [
        { stage: 'referral', adult: 2, youth: 0, overdue: 2 },
        { stage: 'intake', adult: 1, youth: 0, overdue: 1 },
        { stage: 'first-session', adult: 0, youth: 0, overdue: 0 },
        { stage: 'plan', adult: 0, youth: 0, overdue: 0 },
        { stage: 'call-back', adult: 6, youth: 0, overdue: 0 },
        { stage: 'follow-up-session', adult: 0, youth: 0, overdue: 0 },
        { stage: 'closure', adult: 0, youth: 0, overdue: 0 },
        { stage: 'aftercare', adult: 0, youth: 0, overdue: 0 },
      ],
      counts: {
        openCases: 9,
        maxOpenCases: 50,
        overdue: 3,
        overdueTwice: 1,
        atPartner: 1,
        outOfSight: 1,
      },
      budget: { spentCents: 3_000, cases: 1, averageCents: 3_000, highestCents: 3_000 },
    });
  });
});

describe('the terms that have passed', () => {
  it('are told apart by how often, and who is out of sight by when there was contact', async () => {
    const { body } = await api.ask<
      Record<
        string,
        {
          caseNumber: string;
          kind: string;
          passings: number;
          workingDaysLate: number;
          lastContactAt?: string;
        }[]
      >
    >('listDeadlines', { as: 'pl-01' });
    const told = (name: string) =>
      body[name]?.map(({ caseNumber, kind, passings }) => [caseNumber, kind, passings]);
    expect(told('secondTime')).toEqual([[cases['late twice'], 'triage', 2]]);
    expect(told('firstTime')).toEqual([
      [cases['late once'], 'triage', 1],
      [cases['out of sight'], 'intake', 1],
    ]);
    expect(told('outOfSight')).toEqual([[cases['out of sight'], 'out-of-reach', 1]]);
    expect(body['outOfSight']?.[0]?.lastContactAt).toBe('2026-10-05T08:00:00.000Z');
    expect(body['secondTime']?.[0]?.workingDaysLate).toBeGreaterThan(20);
  });

  it('are for project leaders', async () => {
    for (const operation of ['listDecisions', 'getOverview', 'listDeadlines'])
      expect((await api.ask(operation, { as: 'wc-01' })).status).toBe(403);
  });
});
