import type { InputError } from '../problem';
import { Problem } from '../problem';

interface GivenCode {
  readonly code: string;
  /** JSON pointer in the body. */
  readonly pointer: string;
}

/** The codes of a list are the municipality's own, so no schema can know them. `list` is where GET /policy, or `place`, has it. */
export function refuseUnknownCodes(
  labels: Readonly<Record<string, string>>,
  list: string,
  given: readonly GivenCode[],
  place: 'policy' | 'price-list' = 'policy',
): void {
  const errors: InputError[] = given
    .filter(({ code }) => !Object.hasOwn(labels, code))
    .map(({ pointer }) => ({
      in: 'body',
      pointer,
      code: 'UNKNOWN_CODE',
      detail: `Not one of ${list} of the ${place}; GET /${place} lists them.`,
    }));
  if (errors.length > 0)
    throw new Problem(400, 'INVALID_INPUT', 'The input is not right.', { errors });
}
