import { deskExamples } from './desk-examples';

/** Requests that are fit for their route: the least of it first, then with everything that may be said. */
export interface RouteExample {
  readonly params?: Readonly<Record<string, string>>;
  readonly bodies?: readonly Readonly<Record<string, unknown>>[];
}

const ofCase = { caseNumber: 'OK-2026-99999' };
const ofHandoff = { handoffId: 'OK-2026-99999-H1' };
const reference = '6f1c9a52-3f0e-8a6c-af0a-2f6a3f0e9b11';
const later = '2033-03-08T09:00:00.000Z';

const contact = { soort: 'Telefoon', dagdeel: 'Ochtend', reached: false };
const contacts = [contact, { ...contact, reached: true, note: 'A short talk.' }];

const action = { actionId: 'a1', owner: 'work-coach', what: 'Ask for the letter.' };
const wholeAction = {
  ...action,
  goalId: 'g1',
  dependsOn: ['a2'],
  dueDate: '2033-03-08',
  lifeDomain: 'income',
};

/** By operation; the test of the inputs fails when a route has none or a body leaves out a field. */
export const routeExamples: Readonly<Record<string, RouteExample>> = {
  ...deskExamples,
  postCase: {
    bodies: [
      { source: 'social-team', team: 'adult', story: 'The benefit stopped in March.' },
      {
        source: 'gp',
        team: 'youth',
        lifeDomains: ['housing', 'income'],
        urgency: 'crisis',
        crises: ['eviction', 'other'],
        isKnownToResident: false,
        story: 'No home and no income.',
        person: {
          name: 'Sam Voorbeeld',
          birthDate: '2004-02-29',
          bsn: '999990019',
          phone: '0600000000',
          email: 'sam@example.org',
          address: 'Voorbeeldstraat 1',
        },
        earlierCase: 'OK-2026-00001',
      },
    ],
  },
  listCases: {},
  postCaseSearch: {
    bodies: [{ bsn: '999990019' }, { name: 'Sam Voorbeeld', birthDate: '2004-02-29' }],
  },
  getCase: { params: ofCase },
  listCaseEvents: { params: ofCase },
  listAccessLog: { params: ofCase },
  postResidentCode: { params: ofCase },
  deleteResidentCode: { params: { ...ofCase, codeId: reference } },
  postCodecGrant: {
    params: ofCase,
    bodies: [
      { operator: 'op-01', reason: 'stuck-case' },
      { operator: 'op-01', reason: 'audit', reference: 'INC-1042', minutes: 5 },
    ],
  },
  listCodecGrants: { params: ofCase },
  postBreakGlass: {
    params: ofCase,
    bodies: [{ reason: 'crisis', explanation: 'An eviction today, and nobody answers.' }],
  },
  listBreakGlassReviews: {},
  postBreakGlassReview: {
    params: { breakGlassId: reference },
    bodies: [{ verdict: 'justified', explanation: 'The case holder was ill.' }],
  },
  listDossier: { params: ofCase },
  postDossierEntry: {
    params: ofCase,
    bodies: [
      { kind: 'letter', content: 'Dear all' },
      { kind: 'confidential', content: 'Not safe at home.', reason: 'Safety of a child.' },
    ],
  },
  postCorrection: {
    params: ofCase,
    bodies: [
      { entryId: reference, content: 'The benefit stopped in May.', reason: 'written-wrongly' },
      {
        entryId: reference,
        content: {
          name: 'Sam Voorbeeld',
          birthDate: '2004-02-29',
          bsn: '999990019',
          phone: '0600000000',
          email: 'sam@example.org',
          address: 'Voorbeeldstraat 2',
        },
        reason: 'resident-asked',
      },
    ],
  },
  getExport: { params: ofCase },
  postExportApproval: { params: ofCase, bodies: [{ exporter: 'pl-02' }] },
  getErasure: { params: ofCase },
  postErasure: { params: ofCase, bodies: [{ ground: 'unlawful' }] },
  postErasureApproval: { params: ofCase },
  deleteErasure: { params: ofCase },
  listErasures: {},
  getDossierEntry: { params: { ...ofCase, entryId: reference } },
  postReferralDecision: {
    params: ofCase,
    bodies: [
      { decision: 'accept', team: 'adult', caseHolder: 'wc-01' },
      { decision: 'accept', team: 'adult', caseHolder: 'wc-01', backup: 'wc-02' },
      { decision: 'redirect', to: 'lister', reason: 'other', explanation: 'One question only.' },
    ],
  },
  putTeam: {
    params: ofCase,
    bodies: [
      { caseHolder: 'wc-02' },
      { caseHolder: 'wc-02', backup: 'wc-01', members: ['st-01', 'id-01'] },
    ],
  },
  postIntake: {
    params: ofCase,
    bodies: [
      { lifeDomains: ['income'] },
      {
        lifeDomains: ['income', 'housing'],
        firstPriority: 'income',
        solution: 'An advance on the benefit.',
        successCriterion: 'The rent is paid.',
        wantedAtTable: ['ggz'],
        questions: ['housing', 'work'],
      },
    ],
  },
  postSession: {
    params: ofCase,
    bodies: [
      { kind: 'first', startsAt: later },
      { kind: 'follow-up', startsAt: later, isDigital: true, place: 'Library', invitees: ['ggz'] },
    ],
  },
  postSessionOutcome: {
    params: { ...ofCase, sessionId: 's-1' },
    bodies: [
      { outcome: 'cancelled' },
      {
        ...{ outcome: 'held', attendees: ['resident'], minutes: 90 },
        ...{ told: 'Sleeps at a sister.', summary: 'All were there.' },
      },
    ],
  },
  postPlan: {
    params: ofCase,
    bodies: [
      { actions: [action] },
      { goals: [{ goalId: 'g1', what: 'A home.' }], actions: [wholeAction] },
    ],
  },
  postAction: { params: ofCase, bodies: [action, wholeAction] },
  patchAction: {
    params: { ...ofCase, actionId: 'a1' },
    bodies: [
      { status: 'started' },
      { status: 'completed', result: 'The letter came.', achieved: 'benefit-arranged' },
      { status: 'cancelled', explanation: 'Not needed any more.' },
    ],
  },
  postCallBackAttempt: {
    params: ofCase,
    bodies: [contact, { ...contact, reached: true, outcome: 'goes-well', note: 'All is well.' }],
  },
  postContactAttempt: { params: ofCase, bodies: contacts },
  postSuspension: {
    params: ofCase,
    bodies: [
      { reason: 'abroad', untilAt: later },
      { reason: 'abroad', untilAt: later, explanation: 'With family.' },
    ],
  },
  deleteSuspension: { params: ofCase },
  postDeviation: {
    params: ofCase,
    bodies: [
      { rule: 'Participatiewet', reason: 'It helps.', decidedBy: 'pl-01' },
      {
        rule: 'Participatiewet',
        article: 'artikel 18',
        reason: 'It helps.',
        insteadOf: 'A fine.',
        decidedBy: 'pl-01',
        mandate: 'Mandaatbesluit 2033',
      },
    ],
  },
  listDeviations: { params: ofCase },
  postBudgetRequest: {
    params: ofCase,
    bodies: [
      { amountCents: 50_000, purpose: 'A bed.', breakthrough: 'The children can stay.' },
      {
        amountCents: 250_000,
        purpose: 'A bed.',
        breakthrough: 'The children can stay.',
        alternatives: 'A fund, but it takes weeks.',
      },
    ],
  },
  listBudgetRequests: { params: ofCase },
  postBudgetDecision: {
    params: { ...ofCase, requestId: 'm-1' },
    bodies: [
      { decision: 'approve' },
      { decision: 'reject', explanation: 'A fund gives it this week.' },
    ],
  },
  postBudgetSpend: {
    params: { ...ofCase, requestId: 'm-1' },
    bodies: [{ amountCents: 3_000 }, { amountCents: 3_000, receipt: 'Bill 7 of the shop.' }],
  },
  postBudgetRefund: {
    params: { ...ofCase, requestId: 'm-1', spendId: 'u-1' },
    bodies: [{ amountCents: 1_000 }, { amountCents: 1_000, receipt: 'The bed was cheaper.' }],
  },
  getBudgetOverview: {},
  postSignal: {
    params: ofCase,
    bodies: [
      { theme: 'waiting-list', window: 'resident' },
      {
        theme: 'waiting-list',
        window: 'government',
        organisations: ['ggz'],
        rule: 'Wmo 2015',
        text: 'Half a year of waiting.',
      },
    ],
  },
  postClosure: {
    params: ofCase,
    bodies: [
      { outcome: 'breakthrough' },
      { outcome: 'handed-over', handedOverTo: 'lister', explanation: 'They go on.' },
      { outcome: 'no-breakthrough', reason: 'no-housing', closeAnyway: true },
    ],
  },
  postEvaluation: {
    params: ofCase,
    bodies: [
      { success: 'reached' },
      {
        success: 'partly',
        satisfaction: 7,
        situation: [{ lifeDomain: 'income', situation: 'better' }],
        note: 'Content.',
      },
    ],
  },
  postEffects: {
    params: ofCase,
    bodies: [
      {},
      {
        followUp: [{ party: 'wil', lowMinutes: 60, highMinutes: 120 }],
        handoffCosts: [
          {
            partner: 'jobstap',
            handoffId: 'OK-2026-99999-H1',
            amount: { lowCents: 320_000, highCents: 320_000 },
          },
        ],
        otherCosts: [{ what: 'A bed.', amount: { lowCents: 0, highCents: 10_000 } }],
        reference: [{ code: 'benefit', months: 6, fromMonth: 3 }],
        judgement: { verdict: 'cost-effective', ground: 'evidence', explanation: 'A study.' },
      },
    ],
  },
  getEffects: { params: ofCase },
  postAftercare: { params: ofCase, bodies: [{}, { untilAt: later }] },
  postAftercareContact: { params: ofCase, bodies: contacts },
  deleteAftercare: { params: ofCase },
  postReopening: { params: ofCase, bodies: [{ explanation: 'The debt came back.' }] },
  postBasis: {
    params: ofCase,
    bodies: [
      {
        kind: 'consent',
        textVersion: '2033-1',
        givenHow: 'in-writing',
        validUntilAt: later,
        grants: [{ partner: 'viveste', categories: ['housing'] }],
      },
      {
        kind: 'statutory',
        law: 'Wgs',
        article: '4a',
        necessity: 'The landlord has asked for an eviction.',
        decidedBy: 'pl-01',
        validUntilAt: later,
        grants: [{ partner: 'viveste', categories: ['identity', 'debts'] }],
      },
    ],
  },
  listBases: { params: ofCase },
  postHandoff: {
    params: ofCase,
    bodies: [
      {
        actionId: 'a1',
        partner: 'viveste',
        kind: 'help-request',
        basisId: 'b-3fa9c2d1',
        question: 'Can you talk about a home?',
      },
      {
        actionId: 'a1',
        partner: 'viveste',
        kind: 'application',
        basisId: 'b-3fa9c2d1',
        categories: ['identity', 'housing'],
        question: 'Can you talk about a home?',
        details: [{ category: 'housing', text: 'Sleeps at a friend.' }],
      },
    ],
  },
  listHandoffs: { params: ofCase },
  getHandoff: { params: { ...ofCase, ...ofHandoff } },
  postHandoffCancellation: {
    params: { ...ofCase, ...ofHandoff },
    bodies: [{}, { explanation: 'Not needed any more.' }],
  },
  postHandoffTakeover: {
    params: { ...ofCase, ...ofHandoff },
    bodies: [{ explanation: 'We phone ourselves.' }],
  },
  postHandoffResend: { params: { ...ofCase, ...ofHandoff } },
  postBasisWithdrawal: {
    params: { ...ofCase, basisId: 'b1' },
    bodies: [{}, { partners: ['viveste'], categories: ['housing'] }],
  },
  getBasisWithdrawal: { params: { ...ofCase, basisId: 'b1' } },
  getPartnerHandoff: { params: ofHandoff },
  getPartnerContent: { params: ofHandoff },
  postPartnerStatus: {
    params: ofHandoff,
    bodies: [
      { status: 'accepted', sequence: 1 },
      { status: 'rejected', sequence: 1, reason: 'capacity', note: 'Full.', outcome: 'None.' },
    ],
  },
  postPartnerEvent: { params: { partnerId: 'viveste' } },
  postZgwNotification: { params: { partnerId: 'wil' } },
  getAgenda: { params: { team: 'adult', date: '2033-03-08' } },
  postAbsence: {
    params: { memberId: 'wc-01' },
    bodies: [{ fromDate: '2033-03-07', untilDate: '2033-03-11' }],
  },
  listAbsences: { params: { memberId: 'wc-01' } },
  postSignalReport: {},
  listSignalReports: {},
  getSignalReport: { params: { edition: '1' } },
  listSignalAnswers: { params: { edition: '1' } },
  postSignalAnswer: {
    params: { edition: '1' },
    bodies: [
      { signal: 1, kind: 'noted', explanation: 'We know.' },
      { signal: 1, kind: 'declined', who: 'Housing', when: 'May', explanation: 'No money.' },
      { signal: 1, kind: 'taken-up', who: 'Housing', when: 'May', explanation: 'We build.' },
    ],
  },
  listSignalWordings: {},
  putSignalWording: {
    params: { theme: 'waiting-list' },
    bodies: [
      { title: 'Waiting' },
      { title: 'Waiting', rule: 'Wmo 2015', tableDoes: 'It phones.', tableAsks: 'Shorten it.' },
    ],
  },
  getPolicy: {},
  getPriceList: {},
  listPartners: {},
};

/** The least that the route takes. */
export function leastBodyOf(operationId: string): Readonly<Record<string, unknown>> | undefined {
  return routeExamples[operationId]?.bodies?.[0];
}

export function paramsOf(operationId: string): Readonly<Record<string, string>> {
  return routeExamples[operationId]?.params ?? {};
}
