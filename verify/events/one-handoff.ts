import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { call, statusEvent } from '../callbacks/sender';
import { askFor } from '../support/ask';
import type { Caller } from '../support/caller';
import type { SigningKey } from '../support/sign-webhook';
import { until } from '../support/until';
import type { EventCounts, Histories } from './case-history';
import { steadyPartner } from './steady-partner';

const ReferredSchema = z.object({ caseNumber: z.string() });
const BasesSchema = z.object({ bases: z.array(z.object({ basisId: z.string() })) });
const HandoffsSchema = z.object({
  handoffs: z.array(z.object({ handoffId: z.string(), status: z.string() })),
});

const patienceMs = 60_000;
const text = 'Made up for a proof.';

/** The least for a request, its delivery, an acceptance and an outcome (reference case of the performance notes). */
export const leastOfHandoff = {
  /** One update; a child that starts and ends. */
  inCase: 5 + 9,
  /** A start with its task, one activity, two signals, the end. */
  inHandoff: 4 + 6 + 2 * 4 + 1,
};

export interface HandoffScene {
  readonly caller: Caller;
  readonly api: string;
  readonly histories: Histories;
  readonly key: SigningKey;
}

export interface HandoffCounts {
  /** What it added to its case. */
  readonly inCase: EventCounts;
  readonly inHandoff: EventCounts;
}

/** One hand-off from request to outcome, each step after everything of the one before is at rest. */
export async function playHandoff(scene: HandoffScene): Promise<HandoffCounts> {
  const { caller, api, histories, key } = scene;
  const { caseNumber, basisId } = await prepare(scene);
  await histories.rest(caseNumber);
  const before = await histories.count(caseNumber);
  const path = `/cases/${caseNumber}/handoffs`;
  const body = { actionId: 'a1', partner: steadyPartner, kind: 'help-request', question: text };
  await askFor(caller, api, {
    method: 'POST',
    path,
    body: { ...body, basisId },
    key: randomUUID(),
  });

  const reach = async (status: string) => {
    let handoffId = '';
    const isThere = await until(async () => {
      const { handoffs } = HandoffsSchema.parse(await askFor(caller, api, { method: 'GET', path }));
      handoffId = handoffs[0]?.handoffId ?? '';
      return handoffs[0]?.status === status;
    }, patienceMs);
    if (!isThere) throw new Error(`the hand-off never became ${status}`);
    await histories.rest(`${caseNumber}/handoff/1`);
    await histories.rest(caseNumber);
    return handoffId;
  };
  const say = async (handoffId: string, sequence: number, data: Record<string, string>) => {
    const id = `${handoffId}-${sequence}`;
    const message = statusEvent(handoffId, sequence, data);
    await call({ url: api, partner: steadyPartner, key, id, body: message });
  };
  await say(await reach('requested'), 1, { status: 'accepted' });
  await say(await reach('accepted'), 2, { status: 'completed', outcome: text });
  await reach('completed');
  const isOver = await until(
    async () => (await histories.count(caseNumber)).has('childWorkflowExecutionCompleted'),
    patienceMs,
  );
  if (!isOver) throw new Error('the hand-off never ended');
  await histories.rest(caseNumber);
  const after = await histories.count(caseNumber);
  const added = [...after].map(([type, count]): [string, number] => [
    type,
    count - (before.get(type) ?? 0),
  ]);
  return {
    inCase: new Map(added.filter(([, count]) => count > 0)),
    inHandoff: await histories.count(`${caseNumber}/handoff/1`),
  };
}

/** A case with one action and a consent for the partner. */
async function prepare({ caller, api }: HandoffScene) {
  const post = (path: string, body: unknown) =>
    askFor(caller, api, { method: 'POST', path, body, key: randomUUID() });
  const referral = { source: 'social-team', team: 'adult', lifeDomains: ['debts'], story: text };
  const { caseNumber } = ReferredSchema.parse(await post('/cases', referral));
  const path = `/cases/${caseNumber}`;
  const accept = { decision: 'accept', team: 'adult', caseHolder: 'wc-01' };
  await post(`${path}/referral-decision`, accept);
  await post(`${path}/plan`, {
    goals: [{ goalId: 'g1', what: text }],
    actions: [{ actionId: 'a1', goalId: 'g1', owner: 'partner', what: text }],
  });
  const { sequence } = z.object({ sequence: z.int() }).parse(
    await post(`${path}/bases`, {
      kind: 'consent',
      textVersion: '2026-1',
      givenHow: 'in-writing',
      validUntilAt: new Date(Date.now() + 86_400_000).toISOString(),
      grants: [{ partner: steadyPartner, categories: ['housing'] }],
    }),
  );
  const read = { method: 'GET', path: `${path}/bases?atLeast=${sequence}` } as const;
  const { bases } = BasesSchema.parse(await askFor(caller, api, read));
  return { caseNumber, basisId: bases[0]?.basisId ?? '' };
}
