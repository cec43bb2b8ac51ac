import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../store/database';
import { isDelivered } from '../../store/inbox';
import type { RunLimits } from '../../workflows/resident-case/resident-case-messages';
import type { CommandDependencies } from '../commands/command-route';
import { replayed } from '../commands/answer-once';
import { storeReferral } from '../commands/receive-referral';
import { defineRoute } from '../route';
import { ReferredCaseSchema } from '../schemas/case-schema';
import { ReferralSchema } from '../schemas/referral-schema';

const waitForEngineMs = 3_000;
const lookEveryMs = 25;

/** POST /cases: stored before acknowledged; 201 when the case runs, 202 while the engine is away. */
export function postCase(dependencies: CommandDependencies & { readonly limits: RunLimits }) {
  return defineRoute({
    method: 'post',
    path: '/cases',
    operationId: 'postCase',
    summary: 'Refer a resident',
    tag: 'Cases',
    touches: 'cases',
    access: { purpose: 'refer' },
    body: ReferralSchema,
    requiresIdempotencyKey: true,
    responses: {
      201: { description: 'The case has begun.', schema: ReferredCaseSchema },
      202: {
        description: 'The referral is stored; the case begins when the engine is back.',
        schema: ReferredCaseSchema,
      },
    },
    handle: async (request) => {
      const { stored, wasThere } = await storeReferral(dependencies, dependencies.limits, request);
      const status = (await begins(dependencies.db, stored.caseNumber)) ? 201 : 202;
      const Location = `/v1/cases/${stored.caseNumber}`;
      return { status, body: stored, headers: { Location, ...(wasThere ? replayed : {}) } };
    },
  });
}

async function begins(db: Database, caseNumber: string): Promise<boolean> {
  const until = Date.now() + waitForEngineMs;
  while (Date.now() < until) {
    if (await isDelivered(db, caseNumber)) return true;
    await delay(lookEveryMs);
  }
  return false;
}
