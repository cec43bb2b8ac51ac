import { Problem } from '../problem';

/** For another partner's hand-off as for none: neither is told from the other. */
export function unknownHandoff(): Problem {
  return new Problem(404, 'HANDOFF_UNKNOWN', 'There is no such hand-off.');
}
