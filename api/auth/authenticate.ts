import type { Request, RequestHandler } from 'express';
import { contextOf, type RequestContext } from '../framework/request-context';
import { Problem } from '../problem';
import type { TokenClaims, VerifyToken } from './token-claims';

const realm = 'Bearer realm="op-koers-hub"';
const bearer = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i;
const tokenInQuery = /[?&]access_token=/i;

/** Finds out who calls but refuses nobody yet, so that the rate limit can count who is refused. */
export function identifyCaller(verifyToken: VerifyToken): RequestHandler {
  return async (request, _response, next) => {
    contextOf(request).identity = await identify(request, verifyToken);
    next();
  };
}

async function identify(
  request: Request,
  verifyToken: VerifyToken,
): Promise<TokenClaims | Problem | undefined> {
  if (tokenInQuery.test(request.url)) {
    return new Problem(
      400,
      'TOKEN_IN_URL',
      'A token in a URL is not accepted; consider it leaked.',
    );
  }
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const token = bearer.exec(header)?.[1];
  if (token === undefined) return invalidToken();
  try {
    return await verifyToken(token);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Who calls, by a valid token; throws 401 or 503. */
export function requireIdentity({ identity }: Pick<RequestContext, 'identity'>): TokenClaims {
  if (identity === undefined) {
    throw new Problem(401, 'AUTHENTICATION_REQUIRED', 'This needs an access token.', {
      headers: { 'WWW-Authenticate': realm },
    });
  }
  if (identity instanceof Problem) throw identity;
  return identity;
}

/** Whatever the case: no role of the caller's does this. */
export function insufficient(): Problem {
  return new Problem(403, 'ROLE_NOT_ALLOWED', 'None of your roles may do this.', {
    headers: { 'WWW-Authenticate': `${realm}, error="insufficient_scope"` },
  });
}

/** One answer for every bad token: an attacker learns nothing, the log has the reason. */
export function invalidToken(cause?: unknown): Problem {
  return new Problem(401, 'TOKEN_INVALID', 'The access token is not valid.', {
    headers: { 'WWW-Authenticate': `${realm}, error="invalid_token"` },
    cause,
  });
}
