import type {
  GivenAnswer,
  HandoffStanding,
  OpenedContent,
  PartnerDesk,
} from '../../../api/partners/partner-desk';

export const handoffId = 'OK-2026-00042-H2';

export const standing: HandoffStanding = {
  handoffId,
  partner: 'viveste',
  partnerName: 'Viveste',
  status: 'requested',
  requestedAt: '2026-11-16T08:30:00.000Z',
  answerBy: '2026-11-23T16:00:00.000Z',
  lifeDomain: 'housing',
  reportBy: '2026-12-11T16:00:00.000Z',
  statusAt: '2026-11-16T08:31:00.000Z',
};

export const opened: OpenedContent = {
  content: {
    question: 'Kunt u met Noor Voorbeeld praten over een woning met voorrang?',
    identity: { name: 'Noor Voorbeeld' },
    contact: { phone: '06 - 00 00 00 00' },
    lifeDomains: { housing: 'Geen eigen plek sinds juli 2026.' },
  },
  basis: { kind: 'consent', validUntil: '2027-05-12T10:00:00.000Z' },
};

export interface FakeDesk extends PartnerDesk {
  standing: HandoffStanding | undefined;
  opened: OpenedContent | undefined;
  readonly answers: GivenAnswer[];
  openings: number;
  isPossible: boolean;
}

export function createFakeDesk(): FakeDesk {
  const desk: FakeDesk = {
    standing,
    opened,
    answers: [],
    openings: 0,
    isPossible: true,
    standingOf: async (id) =>
      desk.standing === undefined ? undefined : { ...desk.standing, handoffId: id },
    openContent: async () => {
      desk.openings += 1;
      return desk.opened;
    },
    answer: async (answer) => {
      if (desk.answers.some(({ answerId }) => answerId === answer.answerId)) return 'repeated';
      if (!desk.isPossible) return 'not-possible';
      desk.answers.push(answer);
      return 'accepted';
    },
  };
  return desk;
}
