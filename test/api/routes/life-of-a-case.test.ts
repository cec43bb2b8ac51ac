import { startHub, type Hub } from '../../support/api-harness';
import { allRoutes } from '../../support/api-harness';
import { eventsOf, refer, written } from '../case-steps';
import { routeExamples } from './route-examples';

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

/** Gives one command, sees that it is accepted and reads the case as it is after that. */
function narrate(caseNumber: string) {
  return async (
    operationId: string,
    body?: Readonly<Record<string, unknown>>,
    more: Readonly<Record<string, string>> = {},
  ) => {
    const params = { caseNumber, ...more };
    const { status, body: answer } = await hub.ask(operationId, { params, body });
    expect([operationId, status]).toEqual([operationId, expect.any(Number)]);
    expect([200, 201]).toContain(status);
    return written<CaseBody>(hub, caseNumber, answer.sequence);
  };
}

it('goes from referral to evaluation, aftercare and a new beginning', async () => {
  const [least = {}, whole = {}] = routeExamples['postCase']?.bodies ?? [];
  const earlierCase = await refer(hub, least);
  const caseNumber = await refer(hub, { ...whole, earlierCase, team: 'adult' });
  const give = narrate(caseNumber);
  const at = async (promise: Promise<CaseBody>) => {
    const { stage, waitingFor } = await promise;
    return [stage, waitingFor];
  };

  const referred = await written<CaseBody>(hub, caseNumber, 1);
  expect(referred).toMatchObject({ stage: 'referral', waitingFor: 'triage', urgency: 'crisis' });
  expect(referred).toMatchObject({ attentions: ['crisis'], earlierCase, members: [] });

  const accept = { decision: 'accept', team: 'adult', caseHolder: 'wc-01', backup: 'wc-02' };
  expect(await at(give('postReferralDecision', accept))).toEqual(['intake', 'intake']);
  const team = { caseHolder: 'wc-02', members: ['st-01'] };
  expect(await give('putTeam', team)).toMatchObject({ caseHolder: 'wc-02', members: ['st-01'] });
  const intake = routeExamples['postIntake']?.bodies?.[1];
  expect(await at(give('postIntake', intake))).toEqual(['first-session', 'session-date']);

  const { proposedSlotAt = '' } = await written<CaseBody>(hub, caseNumber);
  expect(Date.parse(proposedSlotAt)).toBeGreaterThan(Date.now());
  const first = { kind: 'first', startsAt: proposedSlotAt, place: 'Room 2', invitees: ['ggz'] };
  const scheduled = await give('postSession', first);
  expect(scheduled).toMatchObject({
    waitingFor: 'session',
    sessions: [{ startsAt: proposedSlotAt }],
  });
  expect(scheduled.proposedSlotAt).toBeUndefined();
  const sessionId = scheduled.sessions[0]?.sessionId ?? '';
  const held = { outcome: 'held', attendees: ['resident'], minutes: 80, summary: 'All came.' };
  expect(await at(give('postSessionOutcome', held, { sessionId }))).toEqual(['plan', 'plan']);

  const goals = [{ goalId: 'g1', what: 'A home again.' }];
  const actions = [
    { actionId: 'a1', goalId: 'g1', owner: 'work-coach', what: 'Ask for urgency.' },
    { actionId: 'a2', owner: 'resident', what: 'Bring papers.', dependsOn: ['a1'] },
  ];
  expect(await at(give('postPlan', { goals, actions }))).toEqual(['call-back', 'call-back']);
  const dueDate = inDays(20).slice(0, 10);
  const third = { actionId: 'a3', owner: 'ggz', what: 'Make an appointment.', dueDate };
  expect((await give('postAction', third)).plan?.actions).toHaveLength(3);
  await give('patchAction', { status: 'started' }, { actionId: 'a1' });
  await give('patchAction', { status: 'completed', result: 'Granted.' }, { actionId: 'a1' });
  await give(
    'patchAction',
    { status: 'cancelled', explanation: 'Not needed.' },
    { actionId: 'a3' },
  );
  const call = { soort: 'Telefoon', dagdeel: 'Avond', reached: true, outcome: 'follow-up-wanted' };
  expect(await at(give('postCallBackAttempt', { ...call, note: 'More debts.' }))).toEqual([
    'follow-up-session',
    'session-date',
  ]);

  const again = { kind: 'follow-up', startsAt: inDays(30), isDigital: true };
  const second = (await give('postSession', again)).sessions[1]?.sessionId ?? '';
  await give(
    'postSessionOutcome',
    { outcome: 'held', attendees: ['resident'] },
    { sessionId: second },
  );
  await give('postPlan', { actions: [{ actionId: 'a4', owner: 'wil', what: 'Sort the debts.' }] });
  await give('postContactAttempt', { soort: 'Brief', dagdeel: 'Ochtend', reached: false });
  const untilAt = inDays(14);
  const suspended = await give('postSuspension', { reason: 'admission', untilAt });
  expect(suspended).toMatchObject({ waitingFor: 'resumption', suspension: { until: untilAt } });
  expect((await give('deleteSuspension')).suspension).toBeUndefined();
  await give('postDeviation', routeExamples['postDeviation']?.bodies?.[1]);
  await give('postSignal', routeExamples['postSignal']?.bodies?.[1]);
  await give('postCallBackAttempt', { ...call, outcome: 'goes-well' });
  expect(await at(give('patchAction', { status: 'completed' }, { actionId: 'a4' }))).toEqual([
    'call-back',
    'closure',
  ]);

  const closure = { outcome: 'handed-over', handedOverTo: 'lister', explanation: 'They go on.' };
  expect(await at(give('postClosure', closure))).toEqual(['closure', 'evaluation']);
  expect(await at(give('postAftercare', {}))).toEqual(['aftercare', 'aftercare']);
  const evaluation = routeExamples['postEvaluation']?.bodies?.[1];
  expect(await give('postEvaluation', evaluation)).toHaveProperty('evaluatedAt');
  await give('postAftercareContact', { soort: 'Huisbezoek', dagdeel: 'Middag', reached: true });
  expect(await give('deleteAftercare')).toMatchObject({ stage: 'closed', outcome: 'handed-over' });
  const reopened = await give('postReopening', { explanation: 'The debt came back.' });
  expect([reopened.stage, reopened.outcome]).toEqual(['plan', undefined]);

  expect(await eventsOf(hub, caseNumber)).toEqual([
    'referralReceived',
    'referralAccepted',
    'teamChanged',
    'intakeRecorded',
    'sessionScheduled',
    'sessionRecorded',
    'planAgreed',
    'actionAdded',
    'actionStarted',
    'actionCompleted',
    'actionUnblocked',
    'actionCancelled',
    'callBackAttempted',
    'sessionScheduled',
    'sessionRecorded',
    'planAgreed',
    'contactAttempted',
    'caseSuspended',
    'caseResumed',
    'deviationRecorded',
    'signalRaised',
    'callBackAttempted',
    'actionCompleted',
    'caseClosed',
    'aftercareStarted',
    'evaluationRecorded',
    'pilotFlameContacted',
    'aftercareEnded',
    'caseReopened',
  ]);
  await seeEverythingElse(caseNumber, referred.storyRef);
  const silent = allRoutes.filter(
    ({ operationId, responses }) =>
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
      ...['result', 'reason', 'insteadOf', 'text', 'note', 'letter'],
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

it('writes to the log who read which entry', () => {
  const reads = hub.log.filter(({ msg }) => msg === 'dossier entry read');
  expect(reads).toHaveLength(2);
  expect(reads[0]).toMatchObject({ kind: 'letter', subject: 'wc-01' });
});
