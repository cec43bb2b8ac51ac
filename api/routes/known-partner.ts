import type { Partner } from '../../domain/partner/partner';
import { Problem } from '../problem';

/** Throws a Problem 400 that names every place where a partner stands that has no file. */
export function refuseUnknownPartners(
  partners: readonly Partner[],
  named: readonly (readonly [pointer: string, partner: string])[],
): void {
  const errors = named
    .filter(([, partner]) => !partners.some(({ id }) => id === partner))
    .map(([pointer]) => ({
      in: 'body' as const,
      pointer,
      code: 'PARTNER_UNKNOWN',
      detail: 'No partner has this code; GET /partners lists them.',
    }));
  if (errors.length > 0)
    throw new Problem(400, 'INVALID_INPUT', 'The request is not valid.', { errors });
}
