import { deskRoutes } from '../../../api/routes/desk-routes';
import type { RouteDependencies } from '../../../api/routes/index';
import { allRoutes } from '../../support/test-routes';
import { startHub, type Hub } from '../../support/hub-harness';
import { eventsOf, refer, written } from '../case-steps';
import { leastBodyOf, routeExamples } from './route-examples';

const ofTheDesk = deskRoutes({} as RouteDependencies).map(({ operationId }) => operationId);

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

interface CaseBody {
  readonly sequence: number;
  readonly stage: string;
  readonly waitingFor: string;
  readonly outcome?: string;
  readonly attentions: readonly string[];
  readonly storyRef: string;
  readonly proposedSlotAt?: string;
  readonly suspension?: { readonly until: string; readonly reason: string };
  readonly sessions: readonly { readonly sessionId: string; readonly outcome?: string }[];
  readonly plan?: { readonly actions: readonly { readonly actionId: string; status: string }[] };
}

type Give = (
  operationId: string,
  body?: Readonly<Record<string, unknown>>,
  params?: Readonly<Record<string, string>>,
) => Promise<CaseBody>;

/** Gives one command, sees that it is accepted and reads the case as it is after that. */
function narrate(caseNumber: string): Give {
  return async (operationId, body, more) => {
    const params = { caseNumber, ...more };
    const { status, body: answer } = await hub.ask(operationId, { params, body });
    expect([operationId, status < 300]).toEqual([operationId, true]);
    return written<CaseBody>(hub, caseNumber, answer.sequence);
  };
}

const all = (operationId: string) => routeExamples[operationId]?.bodies?.[1];
const place = ({ stage, waitingFor }: CaseBody) => [stage, waitingFor];
const call = { soort: 'Telefoon', dagdeel: 'Avond', reached: true };

async function triageAndIntake(give: Give): Promise<void> {
  const accept = { decision: 'accept', team: 'adult', caseHolder: 'wc-01', backup: 'wc-02' };
  expect(place(await give('postReferralDecision', accept))).toEqual(['intake', 'intake']);
  const team = { caseHolder: 'wc-02', members: ['st-01', 'wc-01'] };
  expect(await give('putTeam', team)).toMatchObject(team);
  const told = await give('postIntake', all('postIntake'));
  expect(place(told)).toEqual(['first-session', 'session-date']);
}

async function firstSession(give: Give, startsAt: string): Promise<void> {
  const scheduled = await give('postSession', { ...all('postSession'), kind: 'first', startsAt });
  expect(scheduled).toMatchObject({ waitingFor: 'session', sessions: [{ startsAt }] });
  expect(scheduled).not.toHaveProperty('proposedSlotAt');
  const [session] = scheduled.sessions;
  const held = await give('postSessionOutcome', all('postSessionOutcome'), {
    sessionId: String(session?.sessionId),
  });
  expect(place(held)).toEqual(['plan', 'plan']);
}

async function planAndActions(give: Give): Promise<void> {
  const goals = [{ goalId: 'g1', what: 'A home again.' }];
  const actions = [
    { actionId: 'a1', goalId: 'g1', owner: 'work-coach', what: 'Ask for urgency.' },
    { actionId: 'a2', owner: 'resident', what: 'Bring papers.', dependsOn: ['a1'] },
  ];
  expect(place(await give('postPlan', { goals, actions }))).toEqual(['call-back', 'call-back']);
  const dueDate = inDays(20).slice(0, 10);
  const third = { actionId: 'a3', owner: 'ggz', what: 'Make an appointment.', dueDate };
  expect((await give('postAction', third)).plan?.actions).toHaveLength(3);
  await give('patchAction', { status: 'started' }, { actionId: 'a1' });
  await give('patchAction', { status: 'completed', result: 'Granted.' }, { actionId: 'a1' });
  const cancelled = { status: 'cancelled', explanation: 'Not needed.' };
  await give('patchAction', cancelled, { actionId: 'a3' });
}

async function followUp(give: Give): Promise<void> {
  const wanted = { ...call, outcome: 'follow-up-wanted', note: 'More debts.' };
  const called = await give('postCallBackAttempt', wanted);
  expect(place(called)).toEqual(['follow-up-session', 'session-date']);
  const again = { kind: 'follow-up', startsAt: inDays(30), isDigital: true };
  const { sessions } = await give('postSession', again);
  const sessionId = String(sessions[1]?.sessionId);
  const held = { outcome: 'held', attendees: ['resident'] };
  await give('postSessionOutcome', held, { sessionId });
  await give('postPlan', { actions: [{ actionId: 'a4', owner: 'wil', what: 'Sort the debts.' }] });
}

async function pauseAndRecord(give: Give): Promise<void> {
  await give('postContactAttempt', { soort: 'Brief', dagdeel: 'Ochtend', reached: false });
  const untilAt = inDays(14);
  const suspended = await give('postSuspension', { reason: 'admission', untilAt });
  expect(suspended).toMatchObject({ waitingFor: 'resumption', suspension: { until: untilAt } });
  expect(await give('deleteSuspension')).not.toHaveProperty('suspension');
  await give('postDeviation', all('postDeviation'));
  await give('postSignal', all('postSignal'));
}

async function closing(give: Give): Promise<void> {
  await give('postCallBackAttempt', { ...call, outcome: 'goes-well' });
  const done = await give('patchAction', { status: 'completed' }, { actionId: 'a4' });
  expect(place(done)).toEqual(['call-back', 'closure']);
  expect(place(await give('postClosure', all('postClosure')))).toEqual(['closure', 'evaluation']);
  expect(place(await give('postAftercare', {}))).toEqual(['aftercare', 'aftercare']);
  expect(await give('postEvaluation', all('postEvaluation'))).toHaveProperty('evaluatedAt');
  await give('postEffects', leastBodyOf('postEffects'));
  await give('postAftercareContact', { ...call, soort: 'Huisbezoek' });
  expect(await give('deleteAftercare')).toMatchObject({ stage: 'closed', outcome: 'handed-over' });
  const reopened = await give('postReopening', { explanation: 'The debt came back.' });
  expect([reopened.stage, reopened.outcome]).toEqual(['plan', undefined]);
}

it('goes from referral to evaluation, aftercare and a new beginning', async () => {
  const earlierCase = await refer(hub);
  const caseNumber = await refer(hub, { ...all('postCase'), earlierCase, team: 'adult' });
  const give = narrate(caseNumber);
  const referred = await written<CaseBody>(hub, caseNumber);
  expect(place(referred)).toEqual(['referral', 'triage']);
  expect(referred).toMatchObject({ attentions: ['crisis'], earlierCase, members: [] });
  await triageAndIntake(give);
  const { proposedSlotAt } = await written<CaseBody>(hub, caseNumber);
  await firstSession(give, String(proposedSlotAt));
  await planAndActions(give);
  await followUp(give);
  await pauseAndRecord(give);
  await closing(give);
  await seeEverythingElse(caseNumber, referred.storyRef);

  expect(await eventsOf(hub, caseNumber)).toEqual([
    ...['referralReceived', 'referralAccepted', 'teamChanged', 'intakeRecorded'],
    ...['sessionScheduled', 'sessionRecorded', 'planAgreed', 'actionAdded', 'actionStarted'],
    ...['actionCompleted', 'actionUnblocked', 'actionCancelled', 'callBackAttempted'],
    ...['sessionScheduled', 'sessionRecorded', 'planAgreed', 'contactAttempted'],
    ...['caseSuspended', 'caseResumed', 'deviationRecorded', 'signalRaised'],
    ...['callBackAttempted', 'actionCompleted', 'caseClosed', 'aftercareStarted'],
    ...['evaluationRecorded', 'effectsRecorded', 'pilotFlameContacted', 'aftercareEnded'],
    ...['caseReopened'],
  ]);
  const silent = allRoutes.filter(
    ({ operationId, responses, tag }) =>
      // Those have stories of their own, in life-of-a-handoff, budget, break-glass and erasure.
      !['Handoffs', 'Bases', 'Partner', 'Budget', 'Access', 'Rights'].includes(tag) &&
      // And that in case-search.
      operationId !== 'postCaseSearch' &&
      // And those of the desk in test/api/desk.
      !ofTheDesk.includes(operationId) &&
      // And those in signal-report.
      (tag !== 'Signals' || operationId === 'postSignal') &&
      !Object.keys(responses).some((status) => hub.answered.has(`${operationId} ${status}`)),
  );
  expect(silent.map(({ operationId }) => operationId)).toEqual([]);
});

/** The answers of the routes that the story itself did not need. */
async function seeEverythingElse(caseNumber: string, storyRef: string): Promise<void> {
  const params = { caseNumber };
  const letter = { kind: 'letter', content: 'Dear all,\nthis was decided.' };
  const written = await hub.ask<{ entryId: string }>('postDossierEntry', { params, body: letter });
  const { body: dossier } = await hub.ask<{ entries: { kind: string }[] }>('listDossier', {
    params,
  });
  expect(new Set(dossier.entries.map((entry) => entry.kind))).toEqual(
    new Set([
      ...['story', 'person', 'solution', 'successCriterion', 'place', 'summary', 'goal', 'action'],
      ...['result', 'reason', 'insteadOf', 'decision', 'text', 'note', 'letter', 'told'],
    ]),
  );
  const entryId = written.body.entryId;
  const entry = await hub.ask('getDossierEntry', { params: { ...params, entryId } });
  expect(entry.body).toMatchObject({ ...letter, writtenBy: 'wc-01' });
  const story = await hub.ask('getDossierEntry', { params: { ...params, entryId: storyRef } });
  expect(story.body).toMatchObject({ kind: 'story', content: 'No home and no income.' });
  expect((await hub.ask('listCases')).body).toHaveProperty('cases');
  const absence = { fromDate: inDays(1).slice(0, 10), untilDate: inDays(3).slice(0, 10) };
  expect((await hub.ask('postAbsence', { body: absence })).body).toMatchObject(absence);
  expect((await hub.ask('listAbsences')).body).toMatchObject({ absences: [absence] });
  expect((await hub.ask('getAgenda')).body).toHaveProperty('slots');
  expect((await hub.ask('listPartners')).body).toHaveProperty('partners');
  expect((await hub.ask('listAccessLog', { params })).body).toHaveProperty('lines');
  expect((await hub.ask('getEffects', { params })).body).toHaveProperty('judged');
  expect((await hub.ask('getPriceList')).body).toHaveProperty('lines');
  expect((await hub.ask('getPolicy')).body).toMatchObject({ municipality: 'Houten' });
}

it('keeps texts and names out of the journal, the view, the inbox and the log', async () => {
  const tables = ['case_journal', 'case_view', 'inbox', 'idempotency_key'] as const;
  const rows = await Promise.all(
    tables.map((table) => hub.db.selectFrom(table).selectAll().execute()),
  );
  const kept = JSON.stringify([rows, hub.log]);
  for (const text of ['Sam Voorbeeld', 'Voorbeeldstraat', 'No home', 'More debts', 'Dear all'])
    expect([text, kept.includes(text)]).toEqual([text, false]);
});

it('writes to the access log who read which entry', async () => {
  const reads = await hub.db
    .selectFrom('access_log')
    .selectAll()
    .where('operation', '=', 'getDossierEntry')
    .execute();
  expect(reads).toHaveLength(2);
  expect(reads[0]).toMatchObject({ subject: 'wc-01', status: 200 });
  expect(reads[0]?.entry_ids).toHaveLength(1);
});

it('shows a privacy officer the lines of a case, newest first and by page', async () => {
  const [first] = await hub.db.selectFrom('access_log').selectAll().orderBy('seq').execute();
  const params = { caseNumber: first?.case_numbers[0] ?? '' };
  const page = async (query: string) =>
    (await hub.ask<{ lines: { seq: number }[]; next: number }>('listAccessLog', { params, query }))
      .body;
  await page('limit=1');
  const { lines, next } = await page('limit=1');
  expect(lines).toMatchObject([
    { seq: next, operation: 'listAccessLog', subject: 'po-01', status: 200 },
  ]);
  const older = (await page(`cursor=${next}`)).lines.map(({ seq }) => seq);
  expect(older).toEqual(older.toSorted((one, other) => other - one));
  expect([older[0]! < next, older.at(-1)]).toEqual([true, 1]);
});
