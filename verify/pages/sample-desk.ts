import type { HandoffStanding, OpenedContent, PartnerDesk } from '../../api/partners/partner-desk';

const waiting: Omit<HandoffStanding, 'handoffId'> = {
  partner: 'viveste',
  partnerName: 'Viveste',
  status: 'requested',
  requestedAt: '2026-11-16T08:30:00.000Z',
  answerBy: '2026-11-23T16:00:00.000Z',
  reportBy: '2026-12-11T16:00:00.000Z',
  statusAt: '2026-11-16T08:31:00.000Z',
};
const withdrawal = {
  withdrawnAt: '2026-11-19T09:04:00.000Z',
  confirmBy: '2026-12-09T16:00:00.000Z',
  settled: false,
};

const opened: OpenedContent = {
  content: {
    question:
      'Kunt u met Noor Voorbeeld praten over een woning met voorrang? Zij slaapt nu bij haar zus.',
    identity: { name: 'Noor Voorbeeld', birthDate: '2001-02-03' },
    contact: { phone: '06 - 00 00 00 00, na 16.00 uur', email: 'noor@inwoner.example' },
    lifeDomains: {
      housing:
        'Geen eigen plek sinds juli 2026.\nZoekt een kleine woning in Houten. Heeft sinds 19 november een briefadres.',
      income: 'Aanvraag voor een uitkering loopt.',
    },
  },
  basis: { kind: 'consent', validUntil: '2027-05-12T10:00:00.000Z' },
};

const standings = {
  'OK-2026-00042-H1': waiting,
  'OK-2026-00042-H2': { ...waiting, status: 'accepted' },
  'OK-2026-00042-H3': { ...waiting, status: 'cancelled', withdrawal },
  'OK-2026-00042-H4': { ...waiting, status: 'completed' },
  'OK-2026-00042-H5': {
    ...waiting,
    status: 'in-progress',
    withdrawal: { ...withdrawal, categories: ['income', 'debts'] },
  },
  'OK-2026-00042-H6': waiting,
  'OK-2026-00042-H7': waiting,
  'OK-2026-00042-H8': waiting,
} as const satisfies Readonly<Record<string, Omit<HandoffStanding, 'handoffId'>>>;

const known = new Map<string, Omit<HandoffStanding, 'handoffId'>>(Object.entries(standings));

/** Whose each hand-off of the tour is. */
export const samples = {
  waiting: 'OK-2026-00042-H1',
  running: 'OK-2026-00042-H2',
  stopped: 'OK-2026-00042-H3',
  closed: 'OK-2026-00042-H4',
  partly: 'OK-2026-00042-H5',
  noLongerAllowed: 'OK-2026-00042-H6',
  noMoreCodes: 'OK-2026-00042-H7',
  notMailed: 'OK-2026-00042-H8',
} as const;

/** A partner's desk with one hand-off in each state. What is answered is taken, and changes nothing here. */
export function createSampleDesk(): PartnerDesk {
  return {
    standingOf: (handoffId) => {
      const standing = known.get(handoffId);
      return Promise.resolve(standing === undefined ? undefined : { handoffId, ...standing });
    },
    openContent: (handoffId) =>
      Promise.resolve(handoffId === samples.noLongerAllowed ? undefined : opened),
    answer: ({ handoffId, status }) =>
      Promise.resolve(
        handoffId === samples.running && status === 'failed' ? 'not-possible' : 'accepted',
      ),
  };
}
