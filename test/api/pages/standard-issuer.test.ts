import { createServer, type Server } from 'node:http';
import { exportJWK } from 'jose';
import type { Provider } from 'oidc-provider';
import { createOidcSignIn, type OidcSignIn } from '../../../api/auth/oidc-sign-in';
import { createTokenVerifier } from '../../../api/auth/verify-token';
import { freePorts } from '../../../launch/ports';
import { BrowserJar } from '../../support/browser-jar';
import { makeKey } from '../framework/local-issuer';

const clientSecret = 'the-secret-of-a-standard-client';
let issuerUrl: string;
let redirectUri: string;
let server: Server;
let signIn: OidcSignIn;

/** A certified issuer as it comes, with its own login and consent pages and RS256. */
async function standardIssuer(): Promise<Provider> {
  const key = await makeKey('standard', 'RS256');
  const oidc = await import('oidc-provider');
  return new oidc.Provider(issuerUrl, {
    clients: [
      { client_id: 'hub-pages', client_secret: clientSecret, redirect_uris: [redirectUri] },
    ],
    jwks: { keys: [{ ...(await exportJWK(key.privateKey)), kid: key.kid, use: 'sig' }] },
    cookies: { keys: ['a-key-of-tests'] },
    scopes: ['openid', 'hub'],
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId }),
    }),
    features: {
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:hub',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          ...{ scope: 'hub', audience: 'op-koers-hub', accessTokenFormat: 'jwt' },
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: () => ({ realm_access: { roles: ['professional', 'offline'] } }),
  } as never);
}

beforeAll(async () => {
  for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockReturnValue();
  const [port = 0] = await freePorts(1);
  issuerUrl = `http://127.0.0.1:${port}`;
  redirectUri = 'http://127.0.0.1:1/inloggen/terug';
  const provider = await standardIssuer();
  const serve = provider.callback();
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  signIn = createOidcSignIn({
    ...{ issuer: issuerUrl, clientId: 'hub-pages', clientSecret, redirectUri },
    scope: 'openid hub',
    verifyToken: createTokenVerifier({
      ...{ issuer: issuerUrl, audience: 'op-koers-hub', roleClaim: 'realm_access.roles' },
    }),
  });
});

afterAll(async () => {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

const isWayBack = (url: string) => url.startsWith(redirectUri);

/** Logs in on the issuer's own pages. */
async function throughIssuer(start: string): Promise<string> {
  const browser = new BrowserJar();
  let { url } = await browser.follow(start, isWayBack);
  for (const prompt of ['login', 'consent']) {
    const sent = await browser.ask(url, { prompt, login: 'member-7', password: 'x' });
    const next = new URL(sent.headers.get('location') ?? '', url).href;
    url = (await browser.follow(next, isWayBack)).url;
  }
  return url;
}

describe('sign-in at a standard issuer', () => {
  it('gives person and roles as its access token says them', async () => {
    const { to, pending } = await signIn.begin();
    const { search } = new URL(await throughIssuer(to));
    expect(await signIn.finish(search, pending)).toEqual({
      subject: 'member-7',
      issuerSubject: 'member-7',
      roles: ['professional'],
      organisation: 'unknown',
      hasSecondFactor: false,
    });
    await expect(signIn.finish(search, pending)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  it('fails when the person says no', async () => {
    const { pending } = await signIn.begin();
    const query = `?error=access_denied&state=${pending.state}&iss=${encodeURIComponent(issuerUrl)}`;
    await expect(signIn.finish(query, pending)).rejects.toMatchObject({
      status: 400,
      code: 'SIGN_IN_FAILED',
    });
  });

  it('knows where people sign out of it', async () => {
    expect(await signIn.signOutAddress()).toMatch(`${issuerUrl}/session/end`);
  });

  it('cannot be while the issuer is away', async () => {
    const [port = 0] = await freePorts(1);
    const away = createOidcSignIn({
      ...{ issuer: `http://127.0.0.1:${port}`, clientId: 'hub-pages', clientSecret, redirectUri },
      scope: 'openid',
      verifyToken: () => Promise.reject(new Error('never asked')),
    });
    await expect(away.begin()).rejects.toMatchObject({ status: 503, code: 'ISSUER_UNAVAILABLE' });
  });
});
