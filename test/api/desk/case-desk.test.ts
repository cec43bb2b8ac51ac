import { getCaseDesk } from '../../../api/routes/get-case-desk';
import { startApi, type Api } from '../../support/api-harness';
import { policy } from '../../support/test-routes';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import {
  accepted,
  action,
  CaseStory,
  consent,
  handoff,
  held,
  intake,
  money,
  session,
} from '../../domain/case/case-builder';
import { answerOf, counted, delivered, fillTexts, plantDesk, said } from './desk-stage';

let database: TestDatabase;
let api: Api;
let full: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url });
  full = await plantDesk(database, fullCase());
  await fillTexts(database, full);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

function fullCase(actions = 2): CaseStory {
  const story = new CaseStory({ personRef: 'person' })
    .give('acceptReferral', { team: 'adult', caseHolder: 'wc-01', backup: 'wc-02' })
    .give('recordIntake', {
      ...intake,
      firstPriority: 'housing',
      solutionRef: 's',
      successCriterionRef: 'c',
    })
    .give('scheduleSession', session)
    .give('recordSession', { ...held, toldRef: 'told', summaryRef: 'sum' })
    .give('agreePlan', {
      goals: [{ goalId: 'g1', whatRef: 'goal' }],
      actions: Array.from({ length: actions }, (_, index) =>
        action(`a${String(index + 1)}`, {
          lifeDomain: 'housing',
          ...(index === 1 ? { dependsOn: ['a1'] } : {}),
        }),
      ),
    })
    .give('recordBasis', consent)
    .give('requestHandoff', handoff)
    .give('requestBudget', money())
    .give('recordCallBackAttempt', {
      soort: 'Telefoon',
      dagdeel: 'Avond',
      reached: false,
      noteRef: 'n',
    });
  return said(delivered(story), { status: 'accepted', sequence: 1, noteRef: 'note' });
}

interface Desk {
  readonly [field: string]: unknown;
  readonly nextStep: { readonly kind: string; readonly isYours: boolean };
  readonly commands: readonly {
    readonly name: string;
    readonly about?: string;
    readonly refusal?: string;
  }[];
  readonly handoffs: readonly { readonly workItemId?: string; readonly note?: string }[];
  readonly timeline: readonly { readonly kind: string; readonly type: string }[];
}

async function deskOf(caseNumber: string, as = 'wc-01'): Promise<Desk> {
  const { status, body } = await api.ask<Desk>('getCaseDesk', { params: { caseNumber }, as });
  expect(status).toBe(200);
  return body;
}

describe('the desk of a case', () => {
  it('has who it is, what comes next, the words of the resident and the plan, with their texts', async () => {
    const desk = await deskOf(full);
    expect(desk).toMatchObject({
      person: { name: 'Noor Voorbeeld', phone: '0600000000' },
      words: {
        ...{ story: 'text of storyRef', firstPriority: 'housing' },
        ...{ solution: 'text of solutionRef', success: 'text of successCriterionRef' },
      },
      lastSession: { told: 'text of toldRef', summary: 'text of summaryRef' },
      goals: [{ goalId: 'g1', what: 'text of whatRef' }],
      actions: [
        { actionId: 'a1', owner: 'work-coach', what: 'text of whatRef', isBlocked: false },
        { actionId: 'a2', isBlocked: true },
      ],
      handoffs: [{ workItemId: `${full}-H1-A1`, note: 'text of noteRef', status: 'accepted' }],
      bases: [{ basisId: consent.basisId, isOver: false }],
      contacts: [{ soort: 'Telefoon', reached: false, note: 'text of noteRef' }],
      budget: { requests: [{ requestId: 'm-1', purpose: 'text of purposeRef', questions: [] }] },
      lifeDomains: [{ lifeDomain: 'housing', atStart: true, openActions: 2, settledActions: 0 }],
    });
    expect(desk.nextStep).toMatchObject({ kind: 'call-back', isYours: true });
    expect(desk['person']).not.toHaveProperty('bsn');
    expect(desk.timeline[0]).toMatchObject({
      type: 'handoffAnswered',
      kind: 'shared',
      partner: 'viveste',
    });
    expect(new Set(desk.timeline.map(({ kind }) => kind))).toEqual(
      new Set(['contact', 'shared', 'other']),
    );
  });

  it('offers what the caller may do now, and why not the rest', async () => {
    const refusalOf = ({ commands }: Desk, name: string) =>
      commands.find((line) => line.name === name)?.refusal;
    const holder = await deskOf(full);
    expect([refusalOf(holder, 'recordCallBackAttempt'), refusalOf(holder, 'endAftercare')]).toEqual(
      [...[undefined, 'NOT_IN_AFTERCARE']],
    );
    expect(refusalOf(holder, 'decideBudget')).toBe('ACCESS_NOT_ALLOWED');
    expect(refusalOf(await deskOf(full, 'pl-01'), 'decideBudget')).toBeUndefined();
  });

  it('shows who broke the glass everything but the money, and lets them do nothing', async () => {
    const body = { reason: 'crisis', explanation: 'Nobody answers.' };
    await api.ask('postBreakGlass', { params: { caseNumber: full }, body, as: 'yd-01' });
    const desk = await deskOf(full, 'yd-01');
    expect(desk).not.toHaveProperty('budget');
    expect(new Set(desk.commands.map(({ refusal }) => refusal))).toEqual(
      new Set(['ACCESS_NOT_ALLOWED']),
    );
  });

  it('never has a confidential entry, whatever points to it', async () => {
    const caseNumber = await plantDesk(database, fullCase());
    await fillTexts(database, caseNumber, (field) =>
      ['toldRef', 'summaryRef', 'noteRef'].includes(field)
        ? 'confidential'
        : field.replace(/Ref$/, ''),
    );
    const { text } = await api.ask('getCaseDesk', { params: { caseNumber }, as: 'wc-01' });
    expect(text).toContain('text of whatRef');
    expect(text).not.toMatch(/text of (told|summary|note)Ref/);
  });

  it('shows what was corrected as it is now', async () => {
    const params = { caseNumber: full };
    const { body } = await api.ask<{ entries: { entryId: string; kind: string }[] }>(
      'listDossier',
      { params },
    );
    const entryId = body.entries.find(({ kind }) => kind === 'story')?.entryId;
    const correction = { entryId, content: 'Niet maart maar mei.', reason: 'written-wrongly' };
    expect((await api.ask('postCorrection', { params, body: correction })).status).toBeLessThan(
      300,
    );
    expect(await deskOf(full)).toMatchObject({ words: { story: 'Niet maart maar mei.' } });
  });

  it('takes four queries, whatever there is in the case', async () => {
    const { db, keys, taken } = counted(database);
    const route = getCaseDesk({ db, keys, policy });
    const small = await plantDesk(database, accepted());
    const big = await plantDesk(database, fullCase(40));
    const counts = [];
    for (const caseNumber of [small, full, big]) {
      await fillTexts(database, caseNumber).catch(() => undefined);
      taken();
      await answerOf(route, 'wc-01', { params: { caseNumber } });
      counts.push(taken());
    }
    expect(counts).toEqual([4, 4, 4]);
  });

  it('leaves one line in the access log, with the entries it showed', async () => {
    const before = await linesOf();
    await deskOf(full, 'wc-02');
    const lines = (await linesOf()).slice(before.length);
    expect(lines).toEqual([
      expect.objectContaining({ operation: 'getCaseDesk', case_numbers: [full], subject: 'wc-02' }),
    ]);
    expect(lines[0]?.entry_ids.length).toBeGreaterThan(8);
  });

  it('is closed to who has nothing to do with the case', async () => {
    const { status, body } = await api.ask('getCaseDesk', {
      params: { caseNumber: full },
      as: 'rmc-01',
    });
    expect([status, body.code]).toEqual([404, 'CASE_UNKNOWN']);
  });
});

function linesOf() {
  return database.db.selectFrom('access_log').selectAll().orderBy('seq').execute();
}
