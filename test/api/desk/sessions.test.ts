import { randomUUID } from 'node:crypto';
import { startHub, type Hub } from '../../support/hub-harness';
import { eventually } from '../../support/eventually';
import { caseAt, eventsOf } from '../case-steps';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const draft = {
  fields: [
    { name: 'verteld', value: 'Ik slaap bij mijn zus.' },
    { name: 'wat1', value: 'Briefadres' },
  ],
};
const agreement = {
  attendees: ['resident', 'work-coach'],
  summary: 'Wij vragen een briefadres aan.',
  goals: [{ goalId: 'g1', what: 'Een plek.' }],
  actions: [{ actionId: 'a1', goalId: 'g1', owner: 'work-coach', what: 'Briefadres vragen.' }],
};

async function openSession(): Promise<{ readonly caseNumber: string; readonly sessionId: string }> {
  const caseNumber = await caseAt(hub, 'session-open');
  const sessionId = await eventually(async () => {
    const { body } = await hub.ask<{ sessions?: { sessionId: string }[] }>('getCase', {
      params: { caseNumber },
    });
    return body.sessions?.[0]?.sessionId;
  });
  return { caseNumber, sessionId };
}

const draftRows = (caseNumber: string) =>
  hub.db.selectFrom('session_draft').selectAll().where('case_number', '=', caseNumber).execute();

describe('the draft of a session', () => {
  it('is kept sealed and without an event, read back, replaced, and gone once the outcome is recorded', async () => {
    const params = await openSession();
    const kept = await hub.ask('putSessionDraft', { params, body: draft, as: 'wc-01' });
    expect([kept.status, kept.body['fields']]).toEqual([200, draft.fields]);
    const rows = await hub.db
      .selectFrom('session_draft')
      .selectAll()
      .where('case_number', '=', params.caseNumber)
      .execute();
    expect(rows.map(({ content, sealed }) => [content, sealed?.includes('zus')])).toEqual([
      [null, false],
    ]);
    await hub.ask('putSessionDraft', { params, body: { fields: [draft.fields[1]] }, as: 'wc-01' });
    const read = await hub.ask('getSessionDraft', { params, as: 'wc-01' });
    expect(read.body).toMatchObject({ fields: [draft.fields[1]], writtenBy: 'wc-01' });
    const before = await eventsOf(hub, params.caseNumber, 4);
    expect(before).not.toContain('sessionRecorded');
    await hub.ask('postSessionOutcome', {
      params,
      body: { outcome: 'held', attendees: ['resident'] },
    });
    const late = await hub.ask('putSessionDraft', { params, body: draft });
    expect([late.status, late.body.code]).toEqual([409, 'SESSION_ALREADY_RECORDED']);
    expect((await hub.ask('getSessionDraft', { params })).status).toBe(404);
    expect(await draftRows(params.caseNumber)).toEqual([]);
  });

  it('is not there for a session that nobody scheduled', async () => {
    const caseNumber = await caseAt(hub, 'first-session');
    const params = { caseNumber, sessionId: 's-none' };
    const put = await hub.ask('putSessionDraft', { params, body: draft });
    expect([put.status, put.body.code]).toEqual([409, 'SESSION_UNKNOWN']);
    const get = await hub.ask('getSessionDraft', { params });
    expect([get.status, get.body.code]).toEqual([404, 'DRAFT_UNKNOWN']);
  });
});

describe('a session with its plan', () => {
  it('is recorded and agreed in one request, and once however often it is sent', async () => {
    const params = await openSession();
    await hub.ask('putSessionDraft', { params, body: draft });
    const key = randomUUID();
    const send = () => hub.ask('postSessionAgreement', { params, body: agreement, key });
    const [first, second] = await Promise.all([send(), send()]);
    const third = await send();
    expect([first.status, first.body['happened'], first.body.stage]).toEqual([
      ...[200, ['recordSession', 'agreePlan'], 'call-back'],
    ]);
    expect([second.text, third.text]).toEqual([first.text, first.text]);
    const events = await eventsOf(hub, params.caseNumber, 6);
    expect(events.filter((type) => type === 'sessionRecorded' || type === 'planAgreed')).toEqual([
      ...['sessionRecorded', 'planAgreed'],
    ]);
    expect(await draftRows(params.caseNumber)).toEqual([]);
    const reused = await hub.ask('postSessionAgreement', {
      params,
      body: { ...agreement, minutes: 5 },
      key,
    });
    expect([reused.status, reused.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('does nothing at all when the steps wait for each other', async () => {
    const params = await openSession();
    const steps = [
      { actionId: 'a1', owner: 'resident', what: 'Een.', dependsOn: ['a2'] },
      { actionId: 'a2', owner: 'resident', what: 'Twee.', dependsOn: ['a1'] },
    ];
    const body = { ...agreement, goals: [], actions: steps };
    const answer = await hub.ask('postSessionAgreement', { params, body });
    expect([answer.status, answer.body.code]).toEqual([409, 'PLAN_DEPENDENCY_CYCLE']);
    expect(await eventsOf(hub, params.caseNumber, 4)).not.toContain('sessionRecorded');
  });

  it('does nothing when somebody else recorded the session first', async () => {
    const params = await openSession();
    await hub.ask('postSessionOutcome', {
      params,
      body: { outcome: 'held', attendees: ['resident'] },
    });
    const answer = await hub.ask('postSessionAgreement', { params, body: agreement });
    expect([answer.status, answer.body.code]).toEqual([409, 'SESSION_ALREADY_RECORDED']);
    expect(await eventsOf(hub, params.caseNumber, 5)).not.toContain('planAgreed');
  });

  it('says that only the session was recorded when its plan is refused after all', async () => {
    const params = await openSession();
    await hub.ask('postAction', {
      params,
      body: { actionId: 'a1', owner: 'resident', what: 'Bellen.' },
    });
    await hub.ask('patchAction', {
      params: { ...params, actionId: 'a1' },
      body: { status: 'completed' },
    });
    await eventsOf(hub, params.caseNumber, 6);
    // The view does not know yet that the action is there, and done.
    const { state } = await hub.db
      .selectFrom('case_view')
      .select('state')
      .where('case_number', '=', params.caseNumber)
      .executeTakeFirstOrThrow();
    const { plan: _plan, ...behind } = state;
    await hub.db
      .updateTable('case_view')
      .set({ state: JSON.stringify(behind) })
      .where('case_number', '=', params.caseNumber)
      .execute();
    const answer = await hub.ask('postSessionAgreement', { params, body: agreement });
    expect(answer.body).toMatchObject({
      ...{
        happened: ['recordSession'],
        refused: { command: 'agreePlan', code: 'ACTION_ID_TAKEN' },
      },
    });
    expect(answer.status).toBe(200);
  });
});
