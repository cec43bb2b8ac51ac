import { SignJWT } from 'jose';

const hub = { user_id: 'op-koers-hub', user_representation: 'Op Koers hub' };

/**
 * A fresh token for each call: it expires one hour after `iat`.
 * **Source** `open-zaak/open-zaak: docs/client-development/authentication.rst`
 */
export async function signToken(
  { clientId, secret }: { clientId: string; secret: string },
  now: Date,
): Promise<string> {
  return new SignJWT({ client_id: clientId, ...hub })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(clientId)
    .setIssuedAt(Math.floor(now.getTime() / 1000))
    .sign(new TextEncoder().encode(secret));
}
