import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { askFor } from '../support/ask';
import type { Caller } from '../support/caller';
import { acceptedCase } from '../support/prepare-cases';
import { until } from '../support/until';

/** A case whose consent covers three hand-offs: one a partner has, one that waits, one that keeps failing. */
export interface Consented {
  readonly caseNumber: string;
  readonly basisId: string;
  readonly had: string;
  readonly waiting: string;
  readonly failing: string;
}

const BasesSchema = z.object({ bases: z.array(z.object({ basisId: z.string() })) });
const RequestedSchema = z.object({ handoffId: z.string() });
const HandoffsSchema = z.object({
  handoffs: z.array(
    z.object({ handoffId: z.string(), status: z.string(), deliveryState: z.string() }),
  ),
});

const validForMs = 30 * 86_400_000;
const settledWithinMs = 180_000;

export async function consentedCase(caller: Caller, api: string): Promise<Consented> {
  const caseNumber = await acceptedCase(caller, api);
  const give = (path: string, body: unknown) =>
    askFor(caller, api, {
      method: 'POST',
      path: `/cases/${caseNumber}/${path}`,
      body,
      key: randomUUID(),
    });
  await give('plan', plan);
  await give('bases', consent());
  const path = `/cases/${caseNumber}/bases`;
  const listed = await until(async () => (await basesAt(caller, api, path)).length > 0, 10_000);
  if (!listed) throw new Error(`${caseNumber} never showed its basis.`);
  const [{ basisId } = { basisId: '' }] = await basesAt(caller, api, path);
  const handOff = async (actionId: string, partner: string, category: string) => {
    const asked = { actionId, partner, basisId, kind: 'help-request' };
    const details = [{ category, text: 'An invented story.' }];
    const categories = ['identity', category];
    const answer = await give('handoffs', {
      ...asked,
      categories,
      details,
      question: 'Can you help?',
    });
    return RequestedSchema.parse(answer).handoffId;
  };
  return {
    caseNumber,
    basisId,
    had: await handOff('a1', 'jobstap', 'work'),
    waiting: await handOff('a2', 'jobstap', 'work'),
    failing: await handOff('a3', 'wil', 'income'),
  };
}

const plan = {
  goals: [{ goalId: 'g1', what: 'Paid work again' }],
  actions: [
    { actionId: 'a1', goalId: 'g1', owner: 'resident', what: 'Write a letter' },
    { actionId: 'a2', owner: 'social-team', what: 'Look for a place', dependsOn: ['a1'] },
    { actionId: 'a3', owner: 'social-team', what: 'Ask for an advance' },
  ],
};

function consent() {
  return {
    kind: 'consent',
    textVersion: '2026-1',
    givenHow: 'in-writing',
    validUntilAt: new Date(Date.now() + validForMs).toISOString(),
    grants: [
      { partner: 'jobstap', categories: ['identity', 'work'] },
      { partner: 'wil', categories: ['identity', 'income'] },
    ],
  };
}

/** Resolves once the first is accepted, the second waits and the third was tried. */
export async function untilUnderWay(caller: Caller, api: string, prepared: Consented) {
  const { caseNumber, had, waiting, failing } = prepared;
  const path = `/cases/${caseNumber}/handoffs`;
  const isUnderWay = await until(async () => {
    const { handoffs } = HandoffsSchema.parse(await askFor(caller, api, { method: 'GET', path }));
    const find = (id: string) => handoffs.find(({ handoffId }) => handoffId === id);
    const isTried = find(failing)?.deliveryState === 'delayed';
    return find(had)?.status === 'accepted' && find(waiting)?.status === 'waiting' && isTried;
  }, settledWithinMs);
  if (!isUnderWay) throw new Error(`The hand-offs of ${caseNumber} did not get under way.`);
}

async function basesAt(caller: Caller, api: string, path: string) {
  return BasesSchema.parse(await askFor(caller, api, { method: 'GET', path })).bases;
}
