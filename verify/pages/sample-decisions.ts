import type { AnswerOf } from '../../api/pages/operations';

const day = 24 * 3_600_000;
const from = (days: number) => new Date(Date.now() + days * day).toISOString();
const uuid = (last: number) => `6f1c9a52-3f0e-8a6c-af0a-2f6a3f0e9b1${String(last)}`;

const ofCase = { team: 'adult' as const, stage: 'plan' as const, caseHolder: 'id-01' };
type Request = AnswerOf<'listBudgetRequests'>['requests'][number];

const request = (requestId: string, changes: Partial<Request> = {}): Request => ({
  ...{ requestId, amountCents: 32_000, status: 'requested' },
  ...{ purposeRef: uuid(1), breakthroughRef: uuid(2), alternativesRef: uuid(3) },
  ...{ requestedBy: 'id-01', requestedAt: from(-3), spends: [] },
  ...changes,
});

/** One request for each standing, by its id. */
const requests: readonly Request[] = [
  request('m-1'),
  request('m-own', { requestedBy: 'pl-01', amountCents: 9_500 }),
  request('m-large', { amountCents: 150_000 }),
  request('m-second', { amountCents: 150_000, status: 'first-approved', firstApprovedBy: 'pl-02' }),
  request('m-mine', { amountCents: 150_000, status: 'first-approved', firstApprovedBy: 'pl-01' }),
  request('m-cap', { amountCents: 240_000 }),
  request('m-race'),
  request('m-done', {
    ...{ status: 'rejected', decidedBy: 'pl-02', decidedAt: from(-1), reasonRef: uuid(4) },
  }),
];

/** `m-race` was decided while its form was open. */
export function budgetOf(isDecided: boolean): AnswerOf<'listBudgetRequests'> {
  const decided = { status: 'approved', decidedBy: 'pl-02', decidedAt: from(0) } as const;
  return {
    ...{ capCents: 250_000, approvedCents: 18_000, spentCents: 18_000, askableCents: 232_000 },
    requests: requests.map((one) =>
      isDecided && one.requestId === 'm-race' ? { ...one, ...decided } : one,
    ),
  };
}

const texts: Readonly<Record<string, string>> = {
  [uuid(1)]: 'Opslag van meubels, drie maanden.',
  [uuid(2)]: 'Zonder opslag gaan de meubels verloren. Dan moet alles opnieuw als er een woning is.',
  [uuid(3)]: 'Bijzondere bijstand: duurt zes weken. Familie: geen ruimte.',
  [uuid(4)]: 'De woningbouwvereniging betaalt dit.',
};

export function entryOf(entryId = ''): AnswerOf<'getDossierEntry'> {
  return {
    ...{ entryId, caseNumber: 'OK-2026-00042', kind: 'budget', writtenBy: 'id-01' },
    ...{ writtenAt: from(-3), content: texts[entryId] },
  };
}

type Line = AnswerOf<'listDecisions'>['money'][number];
const line = (one: Request, approval: Line['approval'] = {}): Line => ({
  ...ofCase,
  caseNumber: 'OK-2026-00042',
  request: one,
  approvedCents: 18_000,
  afterCents: 18_000 + one.amountCents,
  approval,
  rejection: approval,
  purpose: texts[uuid(1)],
  breakthrough: texts[uuid(2)],
  questions: [],
});

export const decisions: AnswerOf<'listDecisions'> = {
  money: [
    line(request('m-1')),
    line(request('m-second', { status: 'first-approved', firstApprovedBy: 'pl-02' })),
    line(request('m-own', { requestedBy: 'pl-01', amountCents: 9_500 }), {
      refusal: 'BUDGET_DECIDER_IS_REQUESTER',
    }),
  ],
  deviations: [
    {
      ...{ ...ofCase, caseNumber: 'OK-2026-00051', timesOfRule: 3 },
      ...{ reason: 'Korten maakt de schuld groter.', insteadOf: 'De uitkering korten.' },
      deviation: {
        ...{ deviationId: 'd-1', rule: 'Participatiewet', article: 'artikel 22a' },
        ...{ decidedBy: 'st-01', recordedAt: from(-2) },
      },
    },
  ],
  closings: [
    {
      ...ofCase,
      caseNumber: 'OK-2026-00019',
      why: 'max-duration',
      referredAt: from(-190),
      canClose: {},
    },
  ],
  isCut: false,
};

export const nothingToDecide: AnswerOf<'listDecisions'> = {
  ...{ money: [], deviations: [], closings: [], isCut: false },
};
