import { createTokenVerifier } from '../../api/auth/verify-token';
import type { Route } from '../../api/route';
import { rolesFor } from '../../domain/access/decide-access';
import { devMembers, memberWithRole } from '../../launch/dev-members';
import {
  audience,
  makeKey,
  secondsFromNow,
  sign,
  startIssuer,
} from '../api/framework/local-issuer';

/** Tokens of a local issuer, for a member or for a role without one. */
export async function startTokens() {
  const key = await makeKey('test-key', 'ES256');
  const issuer = await startIssuer([key]);
  const verify = createTokenVerifier({
    issuer: issuer.url,
    jwksUrl: `${issuer.url}/jwks`,
    audience,
    roleClaim: 'roles',
  });
  const known = new Map<string, Promise<string>>();

  function tokenOf(name: string): Promise<string> {
    const member = devMembers[name];
    const claims = {
      ...issuer.claims(),
      exp: secondsFromNow(3_600),
      sub: name,
      roles: [member?.role ?? name],
      organisation: member?.organisation ?? 'gemeente-houten',
      amr: ['pwd', 'otp'],
    };
    const token = known.get(name) ?? sign(key, claims);
    known.set(name, token);
    return token;
  }

  return {
    verify,
    of: async (route: Route, as: string | null | undefined) =>
      as === null ? undefined : tokenOf(as ?? memberFor(route)),
    close: () => issuer.close(),
  };
}

/** A member who may use the route. */
function memberFor(route: Route): string {
  const [role] = route.access === 'public' ? [] : rolesFor(route.access.purpose);
  return memberWithRole(role ?? 'professional');
}
