import { randomUUID } from 'node:crypto';
import type { AnswerBody } from '../support/ask-api';
import type { Api } from '../support/api-harness';
import { eventually } from '../support/eventually';
import { leastBodyOf } from './routes/route-examples';

/** Where a case can be brought to, each through the ones before it. */
const points = [
  'referral',
  'intake',
  'first-session',
  'session-open',
  'plan',
  'call-back',
  'called-back',
  'closure',
  'aftercare',
] as const;
/** Operations on a case whose work is no command to it. */
export const besideTheCase: readonly string[] = [
  ...['postDossierEntry', 'postBasisWithdrawal', 'postHandoffPreview', 'putSessionDraft'],
  ...['postDeviationAcknowledgement', 'postBudgetQuestion'],
];

export type Point = (typeof points)[number] | 'closed' | 'redirected' | 'suspended';

const steps: Readonly<Record<Exclude<Point, 'referral'>, readonly [string, object?]>> = {
  intake: ['postReferralDecision'],
  'first-session': ['postIntake'],
  'session-open': ['postSession'],
  plan: ['postSessionOutcome', { outcome: 'held', attendees: ['resident', 'work-coach'] }],
  'call-back': [
    'postPlan',
    {
      goals: [{ goalId: 'g1', what: 'The rent is paid again.' }],
      actions: [
        { actionId: 'a1', goalId: 'g1', owner: 'work-coach', what: 'Ask for an advance.' },
        { actionId: 'a2', owner: 'resident', what: 'Bring the letters.', dependsOn: ['a1'] },
      ],
    },
  ],
  'called-back': [
    'postCallBackAttempt',
    { soort: 'Telefoon', dagdeel: 'Middag', reached: true, outcome: 'goes-well' },
  ],
  closure: ['postClosure', { outcome: 'breakthrough' }],
  aftercare: ['postAftercare', {}],
  closed: ['deleteAftercare'],
  suspended: ['postSuspension'],
  redirected: ['postReferralDecision', { decision: 'redirect', to: 'lister', reason: 'other' }],
};

/** A new case that the engine has. */
export function refer(api: Api, changes: object = {}): Promise<string> {
  const body = { ...leastBodyOf('postCase'), ...changes };
  const key = randomUUID();
  return eventually(async () => {
    const { status, body: answer, text } = await api.ask('postCase', { body, key });
    if (status >= 300) throw new Error(`the referral was answered ${status}: ${text}`);
    // On a busy machine the engine may need longer than the API waits for it.
    return status === 201 ? answer.caseNumber : undefined;
  });
}

/** A new case at this point of its life. */
export async function caseAt(api: Api, point: Point): Promise<string> {
  return (await bringTo(api, point)).caseNumber;
}

/** The same, once it is written: pages show it as it stands there. */
export async function writtenCaseAt(api: Api, point: Point): Promise<string> {
  const { caseNumber, sequence } = await bringTo(api, point);
  await written(api, caseNumber, sequence);
  return caseNumber;
}

async function bringTo(api: Api, point: Point) {
  const caseNumber = await refer(api);
  let sequence: number | undefined;
  for (const next of pathTo(point))
    if (next !== 'referral') sequence = await stepTo(api, caseNumber, next);
  return { caseNumber, sequence };
}

function pathTo(point: Point): readonly Point[] {
  if (point === 'closed') return [...points, 'closed'];
  if (point === 'redirected') return ['redirected'];
  if (point === 'suspended') return [...pathTo('intake'), 'suspended'];
  return points.slice(0, points.indexOf(point) + 1);
}

async function stepTo(api: Api, caseNumber: string, point: Exclude<Point, 'referral'>) {
  const [operationId, body = leastBodyOf(operationId)] = steps[point];
  const changes = operationId === 'postSession' ? { startsAt: freeInstant() } : {};
  const params =
    point === 'plan'
      ? { caseNumber, sessionId: await openSessionOf(api, caseNumber) }
      : { caseNumber };
  const whole = operationId.startsWith('delete') ? undefined : { ...body, ...changes };
  const { status, body: answer, text } = await api.ask(operationId, { params, body: whole });
  if (status >= 300) throw new Error(`${operationId} was answered ${status}: ${text}`);
  return answer.sequence;
}

/** The case once it has been written so far; a read alone waits for two seconds only. */
export function written<Body = AnswerBody>(
  api: Api,
  caseNumber: string,
  sequence = 0,
): Promise<Body> {
  const query = `atLeast=${String(sequence)}`;
  return eventually(async () => {
    const { body } = await api.ask('getCase', { params: { caseNumber }, query });
    return (body.sequence ?? 0) >= sequence ? (body as Body) : undefined;
  });
}

/** Types of the events of a case, once so many have been written. */
export async function eventsOf(
  api: Api,
  caseNumber: string,
  atLeast = 0,
): Promise<readonly string[]> {
  await written(api, caseNumber, atLeast);
  const { body } = await api.ask<{ events: { type: string }[] }>('listCaseEvents', {
    params: { caseNumber },
    query: 'limit=500',
  });
  return body.events.map((event) => event.type);
}

/** The session of the case that has no outcome yet. */
export function openSessionOf(api: Api, caseNumber: string): Promise<string> {
  return eventually(async () => {
    const { body } = await api.ask<{ sessions: { sessionId: string; outcome?: string }[] }>(
      'getCase',
      { params: { caseNumber } },
    );
    return body.sessions.find((session) => session.outcome === undefined)?.sessionId;
  });
}

let minutes = 0;

/** An instant far ahead that no other session of this test file has. */
export function freeInstant(): string {
  minutes += 1;
  return new Date(Date.now() + (60 * 24 * 60 + minutes) * 60_000).toISOString();
}
