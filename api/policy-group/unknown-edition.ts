import { Problem } from '../problem';

export function unknownEdition(): Problem {
  return new Problem(404, 'EDITION_UNKNOWN', 'There is no such edition of the signal report.');
}
