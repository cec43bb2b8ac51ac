import { errors, jwtVerify } from 'jose';
import { Problem } from '../problem';
import { createIssuerKeys, signatureAlgorithms, usualTimes } from './issuer-keys';
import { IssuerUnavailable } from './issuer-unavailable';

interface LogoutTokenOptions {
  readonly issuer: string;
  /** The hub, as the issuer knows it. */
  readonly clientId: string;
}

const event = 'http://schemas.openid.net/event/backchannel-logout';
const oldestSeconds = 120;
const clockToleranceSeconds = 5;

/**
 * Whom the issuer has signed out, as its id tokens name the person, from a logout token (OpenID Connect Back-Channel
 * Logout 1.0, section 2.6). A token that names a session alone is refused: the hub ends all sessions of a person.
 */
export function createLogoutTokenVerifier({ issuer, clientId }: LogoutTokenOptions) {
  const keys = createIssuerKeys({ issuer, ...usualTimes });
  return async (token: string): Promise<string> => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        ...{ issuer, audience: clientId, algorithms: [...signatureAlgorithms] },
        requiredClaims: ['iss', 'aud', 'iat', 'jti', 'sub', 'events'],
        ...{ maxTokenAge: oldestSeconds, clockTolerance: clockToleranceSeconds },
      });
      const { sub, events, nonce } = payload;
      // An id token is signed by the same key for the same client, and is no logout token.
      if (sub === undefined || sub === '' || nonce !== undefined || !hasEvent(events))
        throw noLogoutToken();
      return sub;
    } catch (error) {
      throw toProblem(error);
    }
  };
}

function hasEvent(events: unknown): boolean {
  return typeof events === 'object' && events !== null && event in events;
}

function toProblem(error: unknown): unknown {
  if (error instanceof IssuerUnavailable) {
    const detail = 'Logout tokens cannot be checked now.';
    return new Problem(503, 'ISSUER_UNAVAILABLE', detail, { retryAfterSeconds: 5, cause: error });
  }
  return error instanceof errors.JOSEError ? noLogoutToken(error) : error;
}

function noLogoutToken(cause?: unknown): Problem {
  return new Problem(400, 'LOGOUT_TOKEN_INVALID', 'This is no logout token of the issuer.', {
    cause,
  });
}
