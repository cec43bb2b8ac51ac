import { amsterdamDate, amsterdamInstant } from '../../domain/calendar/amsterdam';
import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import { readBudgetOfYear, readOverview, type Overview } from '../../store/leader-lists';
import { defineRoute } from '../route';
import { StageSchema } from '../schemas/case-schema';
import { OverviewSchema } from '../schemas/leader-schema';

interface Dependencies {
  readonly db: Database;
  readonly policy: Policy;
}

/** GET /overview: where cases are, in numbers. */
export function getOverview({ db, policy }: Dependencies) {
  return defineRoute({
    method: 'get',
    path: '/overview',
    operationId: 'getOverview',
    summary: 'Read where all cases stand, in numbers',
    tag: 'Work',
    touches: 'no-case',
    access: { purpose: 'oversee' },
    responses: { 200: { description: 'A count of 0 stays in it.', schema: OverviewSchema } },
    handle: async ({ caller: { reach } }) => {
      const today = amsterdamDate(new Date().toISOString());
      const year = Number(today.slice(0, 4));
      const monthStart = amsterdamInstant(`${today.slice(0, 7)}-01`, '00:00');
      const overview = await readOverview(db, { reach, monthStart });
      const { spentCents, cases, highestCents } = await readBudgetOfYear(db, year);
      const { adult, youth } = policy.maxOpenCases;
      const averageCents = cases === 0 ? 0 : Math.round(spentCents / cases);
      return {
        status: 200,
        body: {
          stages: stagesOf(overview),
          counts: countsOf(overview, adult + youth),
          budget: { year, spentCents, cases, averageCents, highestCents },
        },
      };
    },
  });
}

function stagesOf({ stages }: Overview) {
  const open = StageSchema.options.filter((stage) => stage !== 'closed');
  return open.map((stage) => {
    const found = stages.filter((one) => one.stage === stage);
    const of = (team: string) => found.find((one) => one.team === team)?.cases ?? 0;
    const overdue = found.reduce((sum, one) => sum + one.overdue, 0);
    return { stage, adult: of('adult'), youth: of('youth'), overdue };
  });
}

function countsOf(
  { stages: _stages, longestAtPartnerSince, ...counts }: Overview,
  maxOpenCases: number,
) {
  return {
    ...counts,
    maxOpenCases,
    ...(longestAtPartnerSince === null ? {} : { longestAtPartnerSince }),
  };
}
