import { z } from 'zod';
import { cappedFetch } from './capped-fetch';
import { IssuerUnavailable } from './issuer-unavailable';

const MetadataSchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** Where the issuer publishes its keys (OpenID Connect Discovery 1.0). */
export async function discoverJwksUrl(issuer: string, timeoutMs: number): Promise<URL> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await cappedFetch(address, {
    method: 'GET',
    redirect: 'manual',
    headers: new Headers({ accept: 'application/json' }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status !== 200) throw new IssuerUnavailable('DISCOVERY_REFUSED');
  const metadata = MetadataSchema.safeParse(await readJson(response));
  if (!metadata.success) throw new IssuerUnavailable('DISCOVERY_UNREADABLE');
  // A document that names another issuer could hand us that issuer's keys.
  if (metadata.data.issuer !== issuer) throw new IssuerUnavailable('DISCOVERY_OF_ANOTHER_ISSUER');
  const jwksUrl = new URL(metadata.data.jwks_uri);
  const isSafe = jwksUrl.protocol === 'https:' || issuer.startsWith('http:');
  if (!isSafe) throw new IssuerUnavailable('KEYS_WITHOUT_TLS');
  return jwksUrl;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new IssuerUnavailable('DISCOVERY_UNREADABLE', cause);
  }
}
