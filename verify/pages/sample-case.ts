import type { AnswerOf } from '../../api/pages/operations';
import type { DataCategory } from '../../domain/basis/category';

type CaseDesk = AnswerOf<'getCaseDesk'>;
type Preview = AnswerOf<'postHandoffPreview'>;

/** Whose each case of the tour is. */
export const cases = {
  running: 'OK-2026-00042',
  noBasis: 'OK-2026-00043',
  asked: 'OK-2026-00044',
  withdrawn: 'OK-2026-00045',
  noPlan: 'OK-2026-00046',
} as const;

const follow = {
  ...{ kind: 'call-back', since: '2026-11-13T09:00:00.000Z', dueAt: '2026-11-20T16:00:00.000Z' },
  ...{ workingDaysLate: 1, state: 'now', isYours: true },
  who: { kind: 'case-holder', code: 'wc-01' },
} as const satisfies CaseDesk['nextStep'];

const basis: CaseDesk['bases'][number] = {
  ...{ basisId: 'b-00000001', kind: 'consent', isOver: false },
  grants: [{ partner: 'viveste', categories: ['identity', 'contact', 'housing'] }],
  recordedAt: '2026-11-12T10:00:00.000Z',
  validUntil: '2027-05-12T10:00:00.000Z',
};

const actions: CaseDesk['actions'] = [
  {
    ...{ actionId: 'a1', owner: 'resident', what: 'Papieren zoeken voor de uitkering.' },
    ...{ dependsOn: [], status: 'open', isBlocked: false, isLate: false },
  },
  {
    ...{ actionId: 'a2', owner: 'viveste', what: 'Woning met voorrang zoeken.' },
    ...{ dependsOn: [], dueDate: '2026-12-11', status: 'open', isBlocked: false, isLate: false },
  },
];

const handoff: CaseDesk['handoffs'][number] = {
  ...{ handoffId: `${cases.asked}-H1`, actionId: 'a2', partner: 'viveste', basisId: 'b-00000001' },
  ...{ kind: 'help-request', categories: ['housing'], status: 'requested' },
  ...{ statusAt: '2026-11-16T08:31:00.000Z', requestedAt: '2026-11-16T08:30:00.000Z' },
  ...{ deliveryState: 'delivered', attempts: 1, deadlines: [] },
};

/** A case as its page reads it, with people that are made up. */
export function sampleCase(caseNumber: string): CaseDesk {
  const isNew = caseNumber === cases.noPlan;
  const withdrawnAt = '2026-11-23T09:04:00.000Z';
  return {
    ...{ caseNumber, sequence: 31, stage: 'call-back', waitingFor: 'call-back', team: 'adult' },
    ...{ caseHolder: 'wc-01', members: [], attentions: [], isOverdue: true, urgency: 'normal' },
    ...{ referredAt: '2026-10-05T08:00:00.000Z', changedAt: '2026-11-13T09:00:00.000Z' },
    person: { name: 'Noor Voorbeeld', phone: '06 - 00 00 00 00, liefst na 16.00 uur' },
    ...{ nextStep: follow, steps: [follow], words: {}, deviations: [], lifeDomains: [] },
    commands: [
      { name: 'recordCallBackAttempt', ...(isNew ? { refusal: 'PLAN_NOT_AGREED' } : {}) },
      { name: 'recordBasis' },
    ],
    lastSession: {
      at: '2026-11-12T14:00:00.000Z',
      told: 'Ik slaap nu bij mijn zus. Zonder adres krijg ik geen uitkering.',
      summary:
        'Viveste zoekt met voorrang een woning. Tot die tijd mag Noor het adres van haar zus gebruiken voor de post.',
    },
    sessions: [
      {
        ...{ sessionId: 's-1', kind: 'first', outcome: 'held', hadResident: true },
        startsAt: '2026-11-12T12:30:00.000Z',
      },
    ],
    ...{ goals: [], actions: isNew ? [] : actions },
    handoffs: caseNumber === cases.asked ? [handoff] : [],
    bases: caseNumber === cases.withdrawn ? [{ ...basis, withdrawnAt, isOver: true }] : [basis],
    contacts: [
      {
        ...{ at: '2026-11-23T13:32:00.000Z', by: 'wc-01', type: 'callBackAttempted' },
        ...{ soort: 'Telefoon', dagdeel: 'Middag', reached: true, outcome: 'goes-well' },
      },
    ],
    ...{ timeline: [], isTimelineCut: false },
  };
}

const mayGo: readonly DataCategory[] = ['identity', 'contact', 'housing'];

/** What the hub would say of a hand-off in this case, when these are asked; all that may go when nothing is said. */
export function samplePreview(caseNumber: string, asked: readonly DataCategory[] = mayGo): Preview {
  const goes = mayGo.filter((category) => asked.includes(category));
  const refusals: Readonly<Record<string, string>> = {
    [cases.noBasis]: 'BASIS_UNKNOWN',
    [cases.asked]: 'HANDOFF_ALREADY_OPEN',
  };
  const refusal = refusals[caseNumber];
  return {
    goes,
    stays: [
      ...mayGo
        .filter((category) => !goes.includes(category))
        .map((category) => ({ category, why: 'not-asked' as const })),
      { category: 'mental-health', why: 'partner-may-not' },
      { category: 'debts', why: 'not-in-basis' },
    ],
    content: {
      identity: { name: 'Noor Voorbeeld', birthDate: '2001-02-03' },
      contact: { phone: '06 - 00 00 00 00' },
      lifeDomains: {},
    },
    ...{ basis, answerDueAt: '2026-11-30T16:00:00.000Z', waitsFor: [] },
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** One call that waits elsewhere. */
export const sampleWork: AnswerOf<'listWorkItems'> = {
  items: [
    {
      ...follow,
      ...{ workItemId: 'OK-2026-00051-call-back', caseNumber: 'OK-2026-00051', team: 'adult' },
      ...{ shortName: 'Lot B.', isCrisis: false, dueAt: '2026-11-24T16:00:00.000Z' },
    },
  ],
  ...{ isCut: false, replaces: [], tables: [] },
};
