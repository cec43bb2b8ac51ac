import { setTimeout as delay } from 'node:timers/promises';
import type { Course } from './course';
import { partnerIds } from './played-partners';

type Step = (course: Course) => Promise<void>;

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const soon = (ms: number) => new Date(Date.now() + ms).toISOString();
const attempt = { soort: 'Telefoon', dagdeel: 'Ochtend' };
const accept = { decision: 'accept', team: 'adult', caseHolder: 'wc-01', backup: 'wc-02' };

function planOf(first: number) {
  const [one, two] = [`a${first}`, `a${first + 1}`];
  const action = { goalId: 'g1', owner: 'resident', what: 'Ask for a payment plan' };
  return {
    goals: [{ goalId: 'g1', what: 'The rent is paid' }],
    actions: [
      { ...action, actionId: one, dueDate: yesterday() },
      { ...action, actionId: two, dependsOn: [one], lifeDomain: 'housing' },
    ],
  };
}

const give =
  (...request: Parameters<Course['give']>): Step =>
  (course) =>
    course.give(...request);

const wait =
  (ms: number): Step =>
  () =>
    delay(ms);

const suspend =
  (ms: number): Step =>
  (course) =>
    course.give('suspension', { reason: 'waiting-list', untilAt: soon(ms) });

const handOff =
  (...request: Parameters<Course['handOff']>): Step =>
  (course) =>
    course.handOff(...request);

const toHandoff =
  (...request: Parameters<Course['toHandoff']>): Step =>
  (course) =>
    course.toHandoff(...request);

const awaitHandoff =
  (state: string): Step =>
  (course) =>
    course.awaitHandoff(state);

const consent =
  (ms: number): Step =>
  (course) =>
    course.consent(ms);

const withdraw =
  (scope: object): Step =>
  (course) =>
    course.withdraw(scope);

/** Two rounds of session, plan and call-back, and everything that can lie over them. */
const work: readonly Step[] = [
  give('referral-decision', accept),
  give('intake', { lifeDomains: ['housing', 'debts'], successCriterion: 'No letters any more' }),
  (course) => course.schedule('first'),
  (course) => course.record('resident-absent'),
  (course) => course.schedule('first'),
  (course) => course.record('held', ['resident', 'work-coach']),
  give('plan', planOf(1)),
  give('call-back-attempts', { ...attempt, reached: false }),
  give('call-back-attempts', { ...attempt, reached: true, outcome: 'follow-up-wanted' }),
  (course) => course.schedule('follow-up'),
  (course) => course.record('held', ['work-coach']),
  give('plan', planOf(3)),
  give('call-back-attempts', { ...attempt, reached: true, outcome: 'goes-well' }),
  give('actions', { actionId: 'a9', owner: 'social-team', what: 'Call the landlord' }),
  give('actions/a9', { status: 'started' }, 'PATCH'),
  give('actions/a3', { status: 'completed' }, 'PATCH'),
  give('actions/a4', { status: 'cancelled' }, 'PATCH'),
  give('contact-attempts', { ...attempt, reached: true }),
  (course) => course.spendMoney(),
  give('deviations', { rule: 'Participatiewet', reason: 'Costs less', decidedBy: 'pl-01' }),
  give('signals', { theme: 'waiting-list', window: 'resident', organisations: ['viveste'] }),
  give('team', { caseHolder: 'st-01', members: ['id-01', 'wc-01'] }, 'PUT'),
  suspend(600),
  wait(1_200),
  suspend(60_000),
  give('suspension', undefined, 'DELETE'),
];

const ending: readonly Step[] = [
  give('closure', { outcome: 'breakthrough' }),
  wait(1_300),
  give('evaluation', { success: 'partly', satisfaction: 7 }),
  give('effects', { followUp: [{ party: 'wil', lowMinutes: 90 }] }),
  give('aftercare', {}),
  give('aftercare/contacts', { ...attempt, reached: true }),
  give('aftercare', undefined, 'DELETE'),
];

/** Each partner in its turn: one that works, one whose plan comes later, one that is silent, one that can't be reached. */
const handing: readonly Step[] = [
  give('referral-decision', accept),
  give('plan', planOf(1)),
  consent(600),
  wait(1_300),
  consent(600_000),
  handOff('a2', 'wil'),
  handOff('a1', 'jobstap'),
  awaitHandoff('completed'),
  give('actions', { actionId: 'a9', owner: 'social-team', what: 'Find somebody who can' }),
  handOff('a9', 'silent'),
  awaitHandoff('requested'),
  wait(1_500),
  withdraw({ categories: ['debts'] }),
  awaitHandoff('deleted'),
  wait(1_500),
  toHandoff('cancellation', {}),
  awaitHandoff('deleted'),
  handOff('a9', 'refusing'),
  awaitHandoff('dead-letter'),
  toHandoff('resend'),
  wait(1_000),
  awaitHandoff('dead-letter'),
  toHandoff('takeover', { explanation: 'We ask another' }),
  awaitHandoff('undeliverable'),
  toHandoff('resend'),
  handOff('a9', 'unreachable'),
  awaitHandoff('dead-letter'),
  toHandoff('cancellation', {}),
  awaitHandoff('nothing-sent'),
  withdraw({}),
  wait(1_000),
];

/** Whole lives, from the referral to a case that can't be reopened any more. */
export const lives: Readonly<Record<string, readonly Step[]>> = {
  whole: [
    ...work,
    ...ending,
    give('reopening', { explanation: 'The landlord wrote again' }),
    give('plan', planOf(11)),
    give('closure', { outcome: 'handed-over', handedOverTo: 'van-houten-co' }),
    give('evaluation', { success: 'reached' }),
    wait(5_500),
  ],
  redirected: [
    give('referral-decision', { decision: 'redirect', to: 'wil', reason: 'one-question' }),
    give('reopening', { explanation: 'It is more than one question' }),
    give('referral-decision', accept),
    (course) => course.schedule('first'),
    suspend(60_000),
    give('closure', { outcome: 'withdrawn' }),
  ],
  'handed-off': handing,
  forgotten: [wait(1_500), give('referral-decision', accept), wait(6_500)],
};

const anything: readonly Step[] = [
  ...work,
  ...ending,
  ...partnerIds.flatMap((partner) => [handOff('a1', partner), handOff('a2', partner)]),
  consent(1_000),
  consent(600_000),
  toHandoff('cancellation', {}),
  toHandoff('takeover', { explanation: 'We do it ourselves' }),
  toHandoff('resend'),
  withdraw({ partners: ['jobstap'] }),
  withdraw({ categories: ['identity'] }),
  withdraw({}),
  give('plan', planOf(5)),
  give('referral-decision', accept),
  give('actions/a5', { status: 'completed' }, 'PATCH'),
  give('actions/a6', { status: 'completed' }, 'PATCH'),
  give('call-back-attempts', { ...attempt, reached: true, outcome: 'worse' }),
  give('closure', { outcome: 'no-breakthrough', reason: 'no-housing' }),
  give('closure', { outcome: 'moved' }),
  give('reopening', { explanation: 'Back again' }),
  give('reopening', { explanation: 'Back again' }),
  (course) => course.record('cancelled'),
];

const longestPauseMs = 400;

export async function live(course: Course, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    await step(course);
    await course.pause(longestPauseMs);
  }
}

/** So many steps in no sensible order. */
export async function wander(course: Course, count: number): Promise<void> {
  const { random } = course;
  const [first = wait(0), ...others] = Array.from({ length: count }, () => random.pick(anything));
  const accepting = give('referral-decision', accept);
  await live(course, [random.isTrue(0.9) ? accepting : first, ...others]);
}
