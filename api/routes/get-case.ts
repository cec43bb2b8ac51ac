import { z } from 'zod';
import type { Policy } from '../../domain/policy/policy';
import { nextFreeSlot } from '../../domain/table/slots';
import { waitingFor } from '../../domain/case/waiting-for';
import type { Case } from '../../domain/case/case';
import type { Database } from '../../store/database';
import { claimsBetween } from '../../store/table-slots';
import { defineRoute } from '../route';
import { CaseLineSchema, CaseNumberParams, CaseSchema } from '../schemas/case-schema';
import { caseLine } from './case-line';
import { handoffLine } from './handoff-line';
import { atLeast, readAtLeast } from '../commands/read-at-least';

const lookAheadMs = 26 * 7 * 24 * 3_600_000;

/** GET /cases/{caseNumber} */
export function getCase({ db, policy }: { readonly db: Database; readonly policy: Policy }) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}',
    operationId: 'getCase',
    summary: 'Read a case',
    tag: 'Cases',
    access: { purpose: 'follow' },
    params: CaseNumberParams,
    query: z.strictObject({ atLeast }),
    responses: {
      200: {
        description: 'The case; only its line for who may know no more than that it is there.',
        schema: z.union([CaseSchema, CaseLineSchema]),
      },
    },
    handle: async ({ params, query, caller }) => {
      const view = await readAtLeast(db, params.caseNumber, query.atLeast);
      if (caller.access.level === 'existence') return { status: 200, body: caseLine(view) };
      const {
        callBack: _callBack,
        suspensionLapsed: _lapsed,
        isEnded: _ended,
        bases = [],
        handoffs = [],
        ...facts
      } = view.current;
      const proposedSlotAt = await proposeSlot(db, policy, view.current);
      return {
        status: 200,
        body: {
          ...facts,
          ...caseLine(view),
          bases,
          handoffs: handoffs.map(handoffLine),
          ...(proposedSlotAt === undefined ? {} : { proposedSlotAt }),
        },
      };
    },
  });
}

/** The next free slot of the case's table, while the case waits for a date. */
async function proposeSlot(
  db: Database,
  policy: Policy,
  current: Case,
): Promise<string | undefined> {
  if (waitingFor(current) !== 'session-date') return undefined;
  const now = new Date();
  const horizon = new Date(now.getTime() + lookAheadMs).toISOString();
  const claims = await claimsBetween(db, current.team, now.toISOString(), horizon);
  return nextFreeSlot(
    policy.tables[current.team],
    now.toISOString(),
    new Set(claims.map((claim) => claim.startsAt)),
  );
}
