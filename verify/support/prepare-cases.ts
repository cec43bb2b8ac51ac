import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { askFor } from './ask';
import type { Caller } from './caller';
import { everybody } from './members';

const ReferredSchema = z.object({ caseNumber: z.string() });

/** Refers an invented resident, accepts the referral and puts everybody on the case. Resolves to the case number. */
export async function acceptedCase(caller: Caller, api: string): Promise<string> {
  const caseNumber = await referredCase(caller, api);
  const decision = { decision: 'accept', team: 'adult', caseHolder: 'wc-01' };
  await give(caller, api, `/cases/${caseNumber}/referral-decision`, decision);
  await askFor(caller, api, {
    ...{ method: 'PUT', path: `/cases/${caseNumber}/team`, body: everybody },
    key: randomUUID(),
  });
  return caseNumber;
}

async function referredCase(caller: Caller, api: string): Promise<string> {
  const referral = { source: 'social-team', team: 'adult', story: 'Letters stay unopened.' };
  return ReferredSchema.parse(await give(caller, api, '/cases', referral)).caseNumber;
}

/** A case with a plan that waits for the call-back. */
export async function caseAtCallBack(caller: Caller, api: string): Promise<string> {
  const caseNumber = await acceptedCase(caller, api);
  const what = 'Open the letters together';
  await give(caller, api, `/cases/${caseNumber}/plan`, {
    goals: [{ goalId: 'g1', what: 'Overview of what is owed' }],
    actions: [
      { actionId: 'a1', goalId: 'g1', owner: 'resident', what },
      { actionId: 'a2', goalId: 'g1', owner: 'social-team', what, dependsOn: ['a1'] },
    ],
  });
  return caseNumber;
}

async function give(caller: Caller, api: string, path: string, body: unknown): Promise<unknown> {
  return askFor(caller, api, { method: 'POST', path, body, key: randomUUID() });
}
