import type {
  Happened,
  PlanStep,
  ResidentPlan,
  ResidentReceipt,
} from '../../api/residents/resident-plan';

const step = (number: number, facts: Partial<PlanStep> & Pick<PlanStep, 'what'>): PlanStep => ({
  ...{ number, actionId: `a${number}`, owner: 'work-coach', isMine: false, isLate: false },
  ...{ state: 'open', after: [] },
  ...facts,
});
const mine = { isMine: true, owner: 'resident' } as const;

const steps: readonly PlanStep[] = [
  step(1, { what: 'Een adres voor je post, bij je zus', state: 'done' }),
  step(2, {
    what: 'Zoeken naar een woning voor jou',
    ...{ owner: 'viveste', ownerName: 'Viveste', state: 'busy', dueDate: '2026-12-11' },
  }),
  step(3, {
    what: 'Zoek je papieren bij elkaar: je identiteitskaart en je laatste loonstrook',
    ...mine,
    dueDate: '2026-11-27',
  }),
  step(4, { what: 'Een uitkering aanvragen', state: 'waits', after: [3], dueDate: '2026-12-16' }),
  step(5, { what: 'Praten over werk dat bij je past', ...mine }),
  step(6, { what: 'Een brief aan de huisbaas', owner: 'social-team', state: 'cancelled' }),
];

const happened: readonly Happened[] = [
  { kind: 'helps', names: ['Viveste'], at: '2026-11-19T10:00:00.000Z' },
  { kind: 'step-done', what: 'Een adres voor je post, bij je zus', at: '2026-11-18T10:00:00.000Z' },
  { kind: 'not-reached', at: '2026-11-17T10:00:00.000Z' },
  { kind: 'agreed', names: ['Viveste', 'SchuldHulpMaatje'], at: '2026-11-12T13:00:00.000Z' },
  { kind: 'plan-made', at: '2026-11-12T12:30:00.000Z' },
  { kind: 'talked', at: '2026-11-12T12:00:00.000Z' },
  { kind: 'step-added', what: 'Praten over werk dat bij je past', at: '2026-11-11T12:00:00.000Z' },
];

const running: ResidentPlan = {
  stage: 'running',
  steps,
  goals: ['Weer rust in huis'],
  wanted: {
    first: 'housing',
    solution: 'Een eigen plek om te wonen.',
    success: 'Ik ’s avonds mijn eigen deur dicht kan doen en weet wat er op mijn rekening staat.',
  },
  appointments: [
    { kind: 'session', at: '2026-12-01T13:15:00.000Z', place: 'Het Raadhuis, kamer 2' },
    { kind: 'call-back', at: '2026-11-30T16:00:00.000Z' },
  ],
  sharing: [
    {
      ...{ number: 1, partner: 'viveste', name: 'Viveste', state: 'helps', steps: [2] },
      ...{ knows: ['identity', 'contact', 'housing'], may: ['identity', 'contact', 'housing'] },
      ...{ agreedAt: '2026-11-12T13:00:00.000Z', canStop: true },
    },
    {
      ...{ number: 2, partner: 'schuldhulpmaatje', name: 'SchuldHulpMaatje', state: 'asked' },
      ...{ steps: [5], knows: [], may: ['identity', 'debts'], canStop: true },
      agreedAt: '2026-11-12T13:00:00.000Z',
    },
    {
      ...{ number: 3, partner: 'wil', name: 'WIL', state: 'waits', steps: [4], knows: [] },
      ...{ may: ['identity', 'income'], canStop: false },
      law: { law: 'Participatiewet', article: '44' },
    },
    {
      ...{ number: 4, partner: 'jellinek', name: 'Jellinek', state: 'stopped', steps: [] },
      ...{ knows: [], may: [], canStop: false, stoppedAt: '2026-11-19T09:04:00.000Z' },
    },
  ],
  happened,
};

const done = steps.map((one): PlanStep => ({ ...one, state: 'done', after: [] }));

/** One plan for each state that a resident can find it in. */
export const samplePlans = {
  turn: running,
  wait: {
    ...running,
    steps: steps.map((one): PlanStep => {
      if (one.isMine) return { ...one, state: 'done' };
      return one.number === 2
        ? { ...one, isLate: true }
        : { ...one, after: [], state: one.state === 'waits' ? 'busy' : one.state };
    }),
  },
  early: {
    ...running,
    stage: 'before-plan',
    steps: [],
    goals: [],
    wanted: {},
    sharing: [],
    happened: [],
  },
  allDone: { ...running, steps: done },
  behind: { ...running, behindSince: '2026-11-26T07:40:00.000Z' },
  lookingBack: {
    ...running,
    stage: 'looking-back',
    steps: done,
    aftercareUntil: '2027-03-03T16:00:00.000Z',
  },
  finished: { ...running, stage: 'finished', steps: done },
} as const satisfies Readonly<Record<string, ResidentPlan>>;

export type PlanName = keyof typeof samplePlans;

/** What was stopped, with each way in which a partner can stand. */
export const sampleReceipts: readonly ResidentReceipt[] = [
  {
    withdrawnAt: '2026-12-02T09:04:00.000Z',
    isComplete: false,
    partners: [
      {
        ...{ partner: 'viveste', name: 'Viveste', state: 'deleted' },
        ...{ categories: ['identity', 'contact', 'housing'] },
        ...{ receivedAt: '2026-11-16T10:00:00.000Z', settledAt: '2026-12-04T10:00:00.000Z' },
      },
      {
        ...{ partner: 'ggmd', name: 'GGMD', state: 'kept', categories: ['identity'] },
        ...{ receivedAt: '2026-11-16T10:00:00.000Z', settledAt: '2026-12-03T10:00:00.000Z' },
        note: 'Het verslag van het gesprek, van de wet over medische dossiers.',
      },
      {
        partner: 'schuldhulpmaatje',
        name: 'SchuldHulpMaatje',
        state: 'never-sent',
        categories: [],
      },
      {
        ...{ partner: 'lister', name: 'Lister', state: 'asked', categories: ['identity'] },
        receivedAt: '2026-11-16T10:00:00.000Z',
      },
      { partner: 'enter', name: 'Enter', state: 'undeliverable', categories: ['work'] },
    ],
    stays: [
      {
        ...{ partner: 'wil', name: 'WIL', kind: 'statutory', why: 'statutory-task' },
        ...{ law: 'Participatiewet', article: '44' },
      },
    ],
  },
  { withdrawnAt: '2026-11-19T09:04:00.000Z', isComplete: true, partners: [], stays: [] },
];
