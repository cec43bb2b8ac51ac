import { decodeJwt, jwtVerify } from 'jose';
import { Refusal } from './refusal';

const longestAgeMs = 3_600_000;

/** 403 for everything, never 401, as the standard's servers do. */
export async function authenticate(
  header: string | undefined,
  clients: Readonly<Record<string, string>>,
): Promise<void> {
  const token = /^Bearer (.+)$/.exec(header ?? '')?.[1];
  if (token === undefined)
    throw refuse('permission_denied', 'Je hebt geen toestemming om deze actie uit te voeren.');
  const secret = clients[clientOf(token)];
  const claims = secret === undefined ? undefined : await verified(token, secret);
  if (claims === undefined)
    throw refuse('invalid-jwt-signature', 'Client credentials zijn niet geldig');
  if (Date.now() - (claims.iat ?? 0) * 1000 > longestAgeMs)
    throw refuse('jwt-expired', 'De JWT die gebruikt is voor dit verzoek is verlopen');
}

async function verified(token: string, secret: string) {
  try {
    const key = new TextEncoder().encode(secret);
    return (await jwtVerify(token, key, { algorithms: ['HS256'] })).payload;
  } catch {
    return undefined;
  }
}

function clientOf(token: string): string {
  try {
    const client = decodeJwt(token)['client_id'];
    return typeof client === 'string' ? client : '';
  } catch {
    return '';
  }
}

function refuse(code: string, detail: string): Refusal {
  return new Refusal(403, code, detail);
}
