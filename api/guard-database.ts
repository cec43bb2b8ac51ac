import { isDatabaseUnavailable } from '../store/database';
import { Problem } from './problem';
import type { Route } from './route';

/** With PostgreSQL away every route answers 503; what was half done is rolled back. */
export function guardDatabase(route: Route): Route {
  return {
    ...route,
    async answer(request) {
      try {
        return await route.answer(request);
      } catch (error) {
        throw isDatabaseUnavailable(error) ? databaseAway(error) : error;
      }
    },
  };
}

export function databaseAway(cause: unknown): Problem {
  const detail = 'The database is away; try again with the same Idempotency-Key.';
  return new Problem(503, 'DATABASE_AWAY', detail, { retryAfterSeconds: 2, cause });
}
