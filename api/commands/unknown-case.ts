import { Problem } from '../problem';

/** The one answer for a case that is not there and for one that the caller may not know of. */
export function unknownCase(): Problem {
  return new Problem(404, 'CASE_UNKNOWN', 'There is no such case.');
}
