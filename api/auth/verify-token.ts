import { jwtVerify } from 'jose';
import { Problem } from '../problem';
import { invalidToken } from './authenticate';
import { createIssuerKeys, signatureAlgorithms, usualTimes } from './issuer-keys';
import type { IssuerKeysOptions } from './issuer-keys';
import { IssuerUnavailable } from './issuer-unavailable';
import { readClaims } from './read-claims';
import type { VerifyToken } from './token-claims';

export interface TokenVerifierOptions extends Partial<Omit<IssuerKeysOptions, 'issuer'>> {
  readonly issuer: string;
  readonly audience: string;
  /** Where the roles are, a dotted path such as `realm_access.roles`. */
  readonly roleClaim: string;
}

const clockToleranceSeconds = 5;

/**
 * Checks access tokens against one OpenID Connect issuer: 401 for a bad token, 503 while nobody can
 * tell, never a pass. Roles the hub does not know are left out; a token may have none.
 */
export function createTokenVerifier(options: TokenVerifierOptions): VerifyToken {
  const { issuer, audience, roleClaim } = options;
  const keys = createIssuerKeys({ ...usualTimes, ...options });
  return async (token) => {
    try {
      const verified = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: [...signatureAlgorithms],
        requiredClaims: ['iss', 'aud', 'exp', 'sub'],
        clockTolerance: clockToleranceSeconds,
      });
      return readClaims(token, verified, { roleClaim, clockToleranceSeconds });
    } catch (error) {
      if (error instanceof IssuerUnavailable) throw issuerAway(error);
      throw invalidToken(error);
    }
  };
}

function issuerAway(cause: IssuerUnavailable): Problem {
  return new Problem(503, 'ISSUER_UNAVAILABLE', 'Access tokens cannot be checked now.', {
    retryAfterSeconds: 5,
    cause,
  });
}
