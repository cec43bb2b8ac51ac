import type { Database } from '../../store/database';
import { CaseErased } from '../../store/erased';
import { wasCase } from '../../store/rights/tombstones';
import { Problem } from '../problem';
import type { Route } from '../route';

export function erasedCase(): Problem {
  return new Problem(410, 'ERASED', 'This case has been erased.');
}

/** Whoever may use a route of cases hears of an erased one that it is gone, and not that it never was. */
export function tellErased(db: Database) {
  return (route: Route): Route => {
    if (!route.path.includes('{caseNumber}')) return route;
    return {
      ...route,
      async answer(request) {
        try {
          return await route.answer(request);
        } catch (error) {
          if (error instanceof CaseErased) throw erasedCase();
          const isUnknown = error instanceof Problem && error.status === 404;
          const caseNumber = isUnknown ? caseNumberOf(request.params) : undefined;
          if (caseNumber === undefined) throw error;
          throw (await wasCase(db, caseNumber)) ? erasedCase() : error;
        }
      },
    };
  };
}

/** The route has checked its form by now. */
function caseNumberOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('caseNumber' in params)) return undefined;
  return typeof params.caseNumber === 'string' ? params.caseNumber : undefined;
}
