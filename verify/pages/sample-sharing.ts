import type { AnswerOf } from '../../api/pages/operations';
import { sampleCase } from './sample-case';

type CaseDesk = AnswerOf<'getCaseDesk'>;

/** Of the tour of sharing and money: one in which all can be done, and one that is over. */
export const sharingCases = { running: 'OK-2026-00060', over: 'OK-2026-00061' } as const;

/** Whose each hand-off is. */
export const stuck = {
  silent: `${sharingCases.running}-H1`,
  rejected: `${sharingCases.running}-H2`,
  undelivered: `${sharingCases.running}-H3`,
  accepted: `${sharingCases.running}-H4`,
} as const;

export const basisIds = { two: 'b-00000001', one: 'b-00000002', over: 'b-00000003' } as const;

type Handoff = CaseDesk['handoffs'][number];

const handoff: Omit<Handoff, 'handoffId' | 'partner' | 'status'> = {
  ...{ actionId: 'a2', basisId: basisIds.two, kind: 'help-request', attempts: 2 },
  ...{ categories: ['identity', 'housing'], deliveryState: 'delivered', deadlines: [] },
  ...{ requestedAt: '2026-11-13T09:00:00.000Z', statusAt: '2026-11-13T09:01:00.000Z' },
};
const deliveredAt = '2026-11-13T09:01:00.000Z';

const handoffs: readonly Handoff[] = [
  {
    ...{ ...handoff, handoffId: stuck.silent, partner: 'schuldhulpmaatje', status: 'requested' },
    ...{ deliveredAt, categories: ['identity', 'debts'] },
    deadlines: [{ kind: 'acceptance', dueAt: '2026-11-20T16:00:00.000Z', passings: 2 }],
  },
  {
    ...{ ...handoff, handoffId: stuck.rejected, partner: 'viveste', status: 'rejected' },
    ...{ deliveredAt, reason: 'capacity' },
  },
  {
    ...{ ...handoff, handoffId: stuck.undelivered, partner: 'leergeld', status: 'permitted' },
    ...{ attempts: 10, deliveryState: 'dead-letter' },
  },
  {
    ...{ ...handoff, handoffId: stuck.accepted, partner: 'voedselbank', status: 'accepted' },
    ...{ deliveredAt, note: 'Wij bellen Noor deze week.' },
    deadlines: [{ kind: 'completion', dueAt: '2026-12-20T16:00:00.000Z', passings: 0 }],
  },
];

const bases: CaseDesk['bases'] = [
  {
    ...{ basisId: basisIds.two, kind: 'consent', isOver: false },
    grants: [
      { partner: 'viveste', categories: ['identity', 'contact', 'housing'] },
      { partner: 'schuldhulpmaatje', categories: ['identity', 'debts'] },
    ],
    ...{ recordedAt: '2026-11-12T10:00:00.000Z', validUntil: '2027-05-12T21:59:00.000Z' },
  },
  {
    ...{ basisId: basisIds.one, kind: 'statutory', law: 'Wmo 2015', article: '2.3.2' },
    grants: [{ partner: 'wil', categories: ['identity', 'income'] }],
    ...{ recordedAt: '2026-11-12T10:00:00.000Z', isOver: false },
  },
  {
    ...{ basisId: basisIds.over, kind: 'consent', grants: [], isOver: true },
    ...{ recordedAt: '2026-10-12T10:00:00.000Z', validUntil: '2027-04-12T21:59:00.000Z' },
    withdrawnAt: '2026-11-23T09:04:00.000Z',
  },
];

const budget: CaseDesk['budget'] = {
  ...{ capCents: 250_000, approvedCents: 50_000, spentCents: 8_000, askableCents: 200_000 },
  requests: [
    {
      ...{ requestId: 'm-1', amountCents: 50_000, status: 'approved', leftCents: 42_000 },
      ...{ requestedBy: 'wc-01', requestedAt: '2026-11-14T09:00:00.000Z', questions: [] },
      purpose: 'Opslag van meubels, drie maanden.',
    },
  ],
};

const decision = `Besluit om gemotiveerd af te wijken

Op Koers Houten, traject ${sharingCases.running}

Afgeweken van
Participatiewet, artikel 18

Waarom
Korten maakt de schuld groter.`;

const may: CaseDesk['commands'] = [
  ...['recordBasis', 'requestBudget', 'recordDeviation', 'raiseSignal'].map((name) => ({ name })),
  ...[basisIds.two, basisIds.one].map((about) => ({ name: 'withdrawBasis', about })),
  { name: 'recordSpend', about: 'm-1' },
  { name: 'recordRefund', about: 'u-1' },
  { name: 'requestHandoff', about: 'a2' },
  ...[stuck.silent, stuck.undelivered, stuck.accepted].flatMap((about) => [
    { name: 'cancelHandoff', about },
    { name: 'takeOverHandoff', about },
  ]),
  { name: 'resendHandoff', about: stuck.undelivered },
  { name: 'cancelHandoff', about: stuck.rejected, refusal: 'HANDOFF_SETTLED' },
];

/** A case as its page reads it; undefined for one of another tour. */
export function sharingCase(caseNumber: string): CaseDesk | undefined {
  const isOver = caseNumber === sharingCases.over;
  if (!isOver && caseNumber !== sharingCases.running) return undefined;
  return {
    ...sampleCase(caseNumber),
    ...{ handoffs: [...handoffs], bases, budget },
    commands: isOver ? may.map((one) => ({ ...one, refusal: 'CASE_CLOSING' })) : may,
    deviations: [
      {
        ...{ deviationId: 'd-1', rule: 'Participatiewet', article: 'artikel 18', decision },
        ...{ mandate: 'Mandaat van de wethouders', decidedBy: 'wc-01' },
        recordedAt: '2026-11-20T10:00:00.000Z',
      },
    ],
    timeline: [
      {
        ...{ seq: 32, at: '2026-11-24T10:00:00.000Z', kind: 'other', type: 'deviationRecorded' },
        ...{ by: 'wc-01', about: 'd-1' },
      },
    ],
  };
}
