import { randomUUID } from 'node:crypto';
import { ask } from '../support/ask';
import type { ApiRequest, Caller } from '../support/caller';

const text = 'Made up for a proof.';
const post = (path: string, body: unknown): ApiRequest => ({ method: 'POST', path, body });

/** Commands that a closed and evaluated case refuses (409), and what never reaches a case (400, 422). */
const requests: readonly (readonly [number, ApiRequest])[] = [
  [409, post('referral-decision', { decision: 'accept', team: 'adult', caseHolder: 'wc-02' })],
  [409, post('referral-decision', { decision: 'redirect', to: 'uwv', reason: 'other' })],
  [409, post('intake', { lifeDomains: ['work'], solution: text })],
  [409, post('sessions', { kind: 'first', startsAt: '2020-01-06T09:00:00Z' })],
  [409, post('sessions/s-none/outcome', { outcome: 'held', summary: text })],
  [409, post('plan', { goals: [], actions: [] })],
  [409, post('actions', { actionId: 'a1', owner: 'resident', what: text })],
  [409, { method: 'PATCH', path: 'actions/a9', body: { status: 'started' } }],
  [409, post('call-back-attempts', { soort: 'Mail', dagdeel: 'Avond', reached: false })],
  [409, post('deviations', { rule: 'Participatiewet', reason: text, decidedBy: 'pl-01' })],
  [409, post('suspension', { reason: 'other', untilAt: '2020-01-06T09:00:00Z' })],
  [409, { method: 'DELETE', path: 'suspension' }],
  [409, post('closure', { outcome: 'breakthrough' })],
  [409, post('evaluation', { success: 'reached' })],
  [409, { method: 'DELETE', path: 'aftercare' }],
  [400, post('signals', { theme: 'no-such-theme', window: 'resident' })],
  [400, post('intake', { lifeDomains: ['weather'] })],
];

export interface Refusals {
  readonly sent: number;
  /** Answered otherwise than they must be. */
  readonly surprises: readonly string[];
}

export async function sendRefused(
  caller: Caller,
  api: string,
  caseNumber: string,
): Promise<Refusals> {
  const surprises: string[] = [];
  for (const [expected, request] of requests) {
    const path = `/cases/${caseNumber}/${request.path}`;
    const { status } = await ask(caller, api, { ...request, path, key: randomUUID() });
    if (status !== expected) surprises.push(`${request.method} ${request.path}: ${status}`);
  }
  return { sent: requests.length, surprises };
}
