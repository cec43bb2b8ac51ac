import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK, JWTHeaderParameters } from 'jose';

export const audience = 'op-koers-hub';

export interface IssuerKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

export async function makeKey(kid: string, alg = 'RS256'): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
  return { kid, alg, privateKey, publicJwk };
}

export const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

export interface LocalIssuer {
  readonly url: string;
  keys: JWK[];
  /** Stands in for the usual answers when set. */
  override: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  claims(changes?: Record<string, unknown>): Record<string, unknown>;
  close(): Promise<void>;
}

/** An OpenID Connect issuer on this machine, with discovery and keys only. */
export async function startIssuer(keys: readonly IssuerKey[], port = 0): Promise<LocalIssuer> {
  const server = createServer((request, response) => {
    issuer.asked.push(request.url ?? '');
    if (issuer.override !== undefined) {
      issuer.override(request, response);
      return;
    }
    response.setHeader('content-type', 'application/json');
    const isDiscovery = request.url === '/.well-known/openid-configuration';
    const metadata = { issuer: issuer.url, jwks_uri: `${issuer.url}/jwks` };
    response.end(JSON.stringify(isDiscovery ? metadata : { keys: issuer.keys }));
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      resolve();
    });
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer: LocalIssuer = {
    url,
    keys: keys.map(({ publicJwk }) => publicJwk),
    override: undefined,
    asked: [],
    claims: (changes = {}) => ({
      iss: url,
      aud: audience,
      sub: 'wc-01',
      iat: secondsFromNow(0),
      exp: secondsFromNow(300),
      jti: 'token-1',
      typ: 'Bearer',
      azp: 'desk',
      organisation: 'wil',
      realm_access: { roles: ['professional', 'offline_access'] },
      ...changes,
    }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return issuer;
}

export function sign(
  key: IssuerKey,
  claims: Record<string, unknown>,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'JWT', ...header })
    .sign(key.privateKey);
}

const encode = (part: unknown) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

/** A token put together by hand; `signature` gets the text to sign. */
export function forge(
  header: unknown,
  payload: unknown,
  signature: (signed: string) => Buffer | string,
): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  const made = signature(signed);
  return `${signed}.${typeof made === 'string' ? made : made.toString('base64url')}`;
}
