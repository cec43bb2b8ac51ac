import type { AnswerOf } from '../../api/pages/operations';

const day = 24 * 3_600_000;
const from = (days: number) => new Date(Date.now() + days * day).toISOString();

type Item = AnswerOf<'listWorkItems'>['items'][number];

const item = (changes: Partial<Item> & Pick<Item, 'kind' | 'state'>): Item => ({
  workItemId: `OK-2026-00042-${changes.kind}`,
  caseNumber: 'OK-2026-00042',
  team: 'adult',
  shortName: 'Noor V.',
  caseHolder: 'id-01',
  since: from(-3),
  dueAt: from(1),
  workingDaysLate: 0,
  who: { kind: 'case-holder', code: 'id-01' },
  isYours: true,
  isCrisis: false,
  ...changes,
});

export const agenda = (date: string, isEmpty: boolean): AnswerOf<'getAgenda'> => ({
  team: 'adult',
  date,
  place: 'Het Raadhuis, kamer 2',
  seats: [
    { role: 'work-coach', member: 'wc-01' },
    { role: 'social-team', member: 'st-02', standsInFor: 'st-01' },
    { role: 'welfare', member: 'vh-01', isEmpty: true },
  ],
  onCall: [],
  slots: [
    isEmpty
      ? { startsAt: `${date}T08:00:00.000Z`, isTaken: false }
      : {
          ...{ startsAt: `${date}T08:00:00.000Z`, isTaken: true, caseNumber: 'OK-2026-00042' },
          ...{ sessionId: 's-2', kind: 'follow-up', isDigital: true, invitees: ['viveste', 'wil'] },
        },
    { startsAt: `${date}T09:30:00.000Z`, isTaken: !isEmpty },
    { startsAt: `${date}T11:00:00.000Z`, isTaken: false },
  ],
  openCases: 41,
  attentions: isEmpty ? [] : ['too-many-open-cases'],
});

/** A day with something in every part of the list. */
export const workList: AnswerOf<'listWorkItems'> = {
  items: [
    item({ kind: 'call-back', state: 'now', dueAt: from(-2), workingDaysLate: 1 }),
    item({ kind: 'record-intake', state: 'now', isCrisis: true, caseNumber: 'OK-2026-00051' }),
    item({ kind: 'read-answer', state: 'answer', partner: 'viveste', status: 'accepted' }),
    item({ kind: 'schedule-session', state: 'soon' }),
    item({ kind: 'close-case', state: 'later', dueAt: from(20) }),
    item({
      kind: 'await-partner',
      state: 'waiting',
      isYours: false,
      who: { kind: 'partner', code: 'viveste' },
    }),
    item({ kind: 'agree-plan', state: 'done', since: from(-4) }),
  ],
  isCut: true,
  replaces: [{ member: 'st-01', until: from(5).slice(0, 10) }],
  tables: [
    {
      team: 'adult',
      slots: agenda('2026-11-24', false).slots.map((slot, index) => ({
        ...{ ...slot, startsAt: from(0.02 * index) },
        ...(slot.caseNumber === undefined ? {} : { shortName: 'Noor V.' }),
      })),
    },
  ],
};

const line = {
  sequence: 12,
  team: 'adult' as const,
  caseHolder: 'id-01',
  attentions: [],
  referredAt: from(-60),
  changedAt: from(-1),
};

export const casePage: AnswerOf<'listCases'> = {
  cases: [
    {
      ...line,
      caseNumber: 'OK-2026-00042',
      stage: 'call-back',
      waitingFor: 'call-back',
      isOverdue: true,
      nextDeadlineAt: from(-1),
    },
    {
      ...line,
      caseNumber: 'OK-2026-00041',
      stage: 'plan',
      waitingFor: 'plan',
      isOverdue: false,
      nextDeadlineAt: from(6),
    },
  ],
  next: 'OK-2026-00041',
};

const call = {
  kind: 'call-back' as const,
  since: from(-4),
  dueAt: from(-1),
  workingDaysLate: 1,
  state: 'now' as const,
  who: { kind: 'case-holder' as const, code: 'id-01' },
  isYours: true,
};

const action = { dependsOn: [], isBlocked: false, isLate: false, goalId: 'g1' };

const plan = {
  goals: [{ goalId: 'g1', what: 'Een eigen plek' }],
  actions: [
    { ...action, actionId: 'a1', owner: 'st-01', status: 'completed' as const },
    { ...action, actionId: 'a2', owner: 'viveste', status: 'started' as const },
    { ...action, actionId: 'a3', owner: 'resident', status: 'open' as const, isLate: true },
    { ...action, actionId: 'a4', owner: 'id-01', status: 'open' as const, isBlocked: true },
  ].map((one, index) => ({
    ...one,
    what: ['Briefadres regelen', 'Woning zoeken', 'Papieren zoeken', 'Uitkering aanvragen'][index],
    dueDate: from(index * 7).slice(0, 10),
    ...(one.actionId === 'a4' ? { dependsOn: ['a3'] } : {}),
  })),
};

const handoff = {
  handoffId: 'OK-2026-00042-H1',
  actionId: 'a2',
  partner: 'viveste',
  kind: 'help-request' as const,
  basisId: 'b-3fa9c2d1',
  categories: ['contact' as const, 'housing' as const],
  statusAt: from(-1),
  attempts: 1,
  requestedAt: from(-5),
  deadlines: [],
};

const happened = { at: from(-2), by: 'id-01', kind: 'other' } as const;

export const caseDesk: AnswerOf<'getCaseDesk'> = {
  ...line,
  caseNumber: 'OK-2026-00042',
  stage: 'call-back',
  waitingFor: 'call-back',
  isOverdue: true,
  nextDeadlineAt: from(-1),
  person: { name: 'Noor Voorbeeld', phone: '06 - 00 00 00 00' },
  backup: 'st-01',
  members: ['id-01', 'st-01'],
  urgency: 'normal',
  nextStep: call,
  steps: [call],
  commands: [],
  words: {
    story: 'Noor slaapt bij haar zus.',
    firstPriority: 'housing',
    solution: '‘Als ik ergens post kan krijgen, kan ik de rest zelf.’',
    success: '‘Ik ’s avonds mijn eigen deur dicht kan doen.’',
  },
  lastSession: { at: from(-8), summary: 'We beginnen met een briefadres.' },
  sessions: [{ sessionId: 's1', kind: 'first', startsAt: from(-8), outcome: 'held' }],
  ...plan,
  handoffs: [
    {
      ...handoff,
      status: 'accepted',
      deliveryState: 'delivered',
      note: 'Wij bellen Noor deze week.',
      workItemId: 'OK-2026-00042-H1-A1',
    },
    {
      ...handoff,
      handoffId: 'OK-2026-00042-H2',
      partner: 'schuldhulpmaatje',
      status: 'requested',
      deliveryState: 'delivered',
      deadlines: [{ kind: 'acceptance', dueAt: from(-3), passings: 2 }],
    },
  ],
  bases: [
    {
      basisId: 'b-3fa9c2d1',
      kind: 'consent',
      grants: [{ partner: 'viveste', categories: ['contact', 'housing'] }],
      recordedAt: from(-8),
      validUntil: from(170),
      isOver: false,
    },
  ],
  contacts: [
    {
      at: from(-1),
      by: 'id-01',
      type: 'callBackAttempted',
      soort: 'Telefoon',
      dagdeel: 'Middag',
      reached: false,
    },
  ],
  budget: {
    capCents: 250_000,
    approvedCents: 18_000,
    spentCents: 18_000,
    askableCents: 232_000,
    requests: [
      {
        requestId: 'm-3fa9c2d1',
        amountCents: 32_000,
        status: 'requested',
        requestedBy: 'id-01',
        requestedAt: from(-2),
        purpose: 'Eerste maand opslag van meubels',
        leftCents: 0,
        questions: [],
      },
    ],
  },
  deviations: [],
  lifeDomains: [{ lifeDomain: 'housing', atStart: true, openActions: 3, settledActions: 1 }],
  timeline: [
    ...[{ ...happened, seq: 12, type: 'callBackAttempted', text: 'Geen gehoor.' }],
    ...[{ ...happened, seq: 11, type: 'handoffAnswered', by: 'viveste', partner: 'viveste' }],
    ...[10, 9, 8, 7, 6, 5].map((seq) => ({ ...happened, seq, type: 'planAgreed' })),
  ],
  isTimelineCut: false,
};
