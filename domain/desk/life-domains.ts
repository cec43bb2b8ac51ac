import type { Case, LifeDomain } from '../case/case';
import type { DomainSituation } from '../case/commands';
import type { CaseEvent } from '../case/events';
import { isSettled } from '../case/plan';

/** One life domain, at the start and now. */
export interface DomainCourse {
  readonly lifeDomain: LifeDomain;
  /** The resident spoke of it at the intake, or the referral did. */
  readonly atStart: boolean;
  readonly openActions: number;
  readonly settledActions: number;
  /** As the evaluation has it. */
  readonly situation?: DomainSituation['situation'];
}

/** The domains that were spoken of, or that an action is about; others are not asked after and not told. */
export function lifeDomainsOf(
  current: Case,
  events: readonly CaseEvent[],
): readonly DomainCourse[] {
  const start = current.intake?.lifeDomains ?? current.lifeDomains;
  const actions = current.plan?.actions ?? [];
  const evaluated = events.flatMap((event) =>
    event.type === 'evaluationRecorded' ? event.data.situation : [],
  );
  const named = [
    ...start,
    ...actions.flatMap(({ lifeDomain }) => lifeDomain ?? []),
    ...evaluated.map(({ lifeDomain }) => lifeDomain),
  ];
  return [...new Set(named)].map((lifeDomain) => {
    const own = actions.filter((action) => action.lifeDomain === lifeDomain);
    const settledActions = own.filter(isSettled).length;
    const situation = evaluated.findLast((one) => one.lifeDomain === lifeDomain)?.situation;
    return {
      ...{ lifeDomain, atStart: start.includes(lifeDomain) },
      ...{ openActions: own.length - settledActions, settledActions },
      ...(situation === undefined ? {} : { situation }),
    };
  });
}
