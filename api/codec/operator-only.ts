import type { Request, RequestHandler } from 'express';
import type { TokenClaims } from '../auth/token-claims';
import { contextOf } from '../framework/request-context';
import { Problem } from '../problem';

const realm = 'Bearer realm="op-koers-codec"';

/** The operator who asks; throws 401, 403 or 503. */
export function operatorOf(request: Request): TokenClaims {
  const context = contextOf(request);
  const { identity } = context;
  if (identity === undefined) {
    throw new Problem(401, 'AUTHENTICATION_REQUIRED', 'This needs an access token.', {
      headers: { 'WWW-Authenticate': realm },
    });
  }
  if (identity instanceof Problem) throw identity;
  if (!identity.roles.includes('operator')) {
    throw new Problem(403, 'ROLE_NOT_ALLOWED', 'None of your roles may do this.', {
      headers: { 'WWW-Authenticate': `${realm}, error="insufficient_scope"` },
    });
  }
  const by = { role: 'operator', authority: 'operator', isBreakGlass: false } as const;
  context.access = { ...by, level: 'content' };
  return identity;
}

/**
 * Development only (decision 0032): the Temporal UI of this machine knows no users and sends no token, so whoever looks
 * through it from this machine is this operator. A token that is sent counts as everywhere.
 */
export function assumeDeveloper(developer: string): RequestHandler {
  return (request, _response, next) => {
    const context = contextOf(request);
    const isFromUi = request.headers.origin !== undefined;
    if (context.identity === undefined && isFromUi && isLoopback(request.socket.remoteAddress)) {
      context.identity = {
        subject: developer,
        roles: ['operator'],
        organisation: 'development',
        hasSecondFactor: false,
      };
    }
    next();
  };
}

function isLoopback(address = ''): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address);
}
