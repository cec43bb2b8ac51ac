import { z } from 'zod';
import type { AnswerOf } from '../../api/pages/operations';
import { Problem } from '../../api/problem';
import { basisIds, sharingCases, stuck } from './sample-sharing';

const saved = { sequence: 32, stage: 'call-back', waitingFor: 'call-back', attentions: [] };
const MoneySchema = z.object({ amountCents: z.number() });
const SignalSchema = z.object({ text: z.string().default('') });

const receipt: AnswerOf<'getBasisWithdrawal'> = {
  ...{ basisId: basisIds.over, withdrawnAt: '2026-11-23T09:04:00.000Z', isComplete: false },
  handoffs: [
    {
      ...{ handoffId: stuck.silent, partner: 'schuldhulpmaatje', state: 'asked' },
      ...{ categories: ['identity', 'debts'], receivedAt: '2026-11-13T09:01:00.000Z' },
    },
    {
      ...{ handoffId: stuck.accepted, partner: 'voedselbank', state: 'deleted' },
      ...{ categories: ['identity'], receivedAt: '2026-11-13T09:01:00.000Z' },
      settledAt: '2026-11-24T09:01:00.000Z',
    },
  ],
  stays: [
    {
      ...{ handoffId: stuck.rejected, partner: 'wil', basisId: basisIds.one, kind: 'statutory' },
      ...{ law: 'Wmo 2015', article: '2.3.2', why: 'statutory-task' },
    },
  ],
};

const ref = '00000000-0000-4000-8000-000000000001';

/** By operation: what the hub answers on the pages of sharing and money. */
export const sharingAnswers: Readonly<
  Record<string, (caseNumber: string, body: unknown) => unknown>
> = {
  postBasis: () => saved,
  postBasisWithdrawal: () => ({ basisId: basisIds.two, withdrawnAt: receipt.withdrawnAt }),
  getBasisWithdrawal: () => receipt,
  postHandoffCancellation: () => saved,
  postHandoffTakeover: () => new Problem(409, 'HANDOFF_SETTLED', 'It is settled.'),
  postHandoffResend: () => saved,
  postBudgetRequest: (_caseNumber, body) =>
    MoneySchema.parse(body).amountCents > 200_000
      ? new Problem(409, 'BUDGET_ABOVE_CAP', 'It is too much.')
      : saved,
  postBudgetSpend: () => saved,
  postBudgetRefund: () => saved,
  listBudgetRequests: (caseNumber) => ({
    ...{ capCents: 250_000, approvedCents: 50_000, spentCents: 8_000, askableCents: 200_000 },
    requests: [
      {
        ...{ requestId: 'm-1', amountCents: 50_000, status: 'approved', purposeRef: ref },
        ...{ breakthroughRef: ref, requestedBy: 'wc-01', requestedAt: receipt.withdrawnAt },
        spends:
          caseNumber === sharingCases.over
            ? []
            : [{ spendId: 'u-1', amountCents: 8_000, refundedCents: 1_000 }],
      },
    ],
  }),
  postDeviation: () => saved,
  postSignal: (_caseNumber, body) =>
    SignalSchema.parse(body).text.includes('Mevrouw') ? personalText() : saved,
};

function personalText(): Problem {
  const error = { in: 'body', pointer: '/text', code: 'PERSONAL_DATA', detail: '' } as const;
  return new Problem(400, 'INVALID_INPUT', 'Not valid.', { errors: [error] });
}
