import * as oidc from 'openid-client';
import { Problem } from '../problem';
import { cappedFetch } from './capped-fetch';
import { IssuerUnavailable } from './issuer-unavailable';
import { createLogoutTokenVerifier } from './logout-token';
import type { TokenClaims, VerifyToken } from './token-claims';

export interface OidcSignInOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** By space; what makes the issuer give an access token that is meant for the hub. */
  readonly scope: string;
  /** Where the issuer sends people back to, as it knows it. */
  readonly redirectUri: string;
  /** The one the API checks its callers with. */
  readonly verifyToken: VerifyToken;
}

/** What only this browser knows until the issuer sends it back. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface SignedIn extends TokenClaims {
  /** As id tokens name the person; the subject of access tokens may be another. */
  readonly issuerSubject: string;
}

export interface OidcSignIn {
  /** Where to send the browser. `loginHint` names who wants in: then the issuer asks again. */
  begin(loginHint?: string): Promise<{ readonly to: string; readonly pending: PendingSignIn }>;
  /** Who came back with this query; throws a Problem 400 for whoever did not begin here. */
  finish(query: string, pending: PendingSignIn): Promise<SignedIn>;
  /** Where people sign out at the issuer itself, when it has such a page. */
  signOutAddress(): Promise<string | undefined>;
  /** Whom the issuer has signed out, as `issuerSubject`; throws a Problem 400 for what is no logout token of it. */
  signedOut(logoutToken: string): Promise<string>;
}

const answerWithinSeconds = 5;

/** Sign-in by the code flow with PKCE (RFC 7636), state and nonce; roles and person as the access token says them to the API. */
export function createOidcSignIn(options: OidcSignInOptions): OidcSignIn {
  const configuration = discoverOnce(options);
  return {
    async begin(loginHint) {
      const known = await orProblem(configuration);
      const pending = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
      };
      const address = oidc.buildAuthorizationUrl(known, {
        redirect_uri: options.redirectUri,
        scope: options.scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
        ...(loginHint === undefined ? {} : { login_hint: loginHint, prompt: 'login' }),
      });
      return { to: address.href, pending };
    },
    async finish(query, { state, nonce, codeVerifier }) {
      const known = await orProblem(configuration);
      const answer = await orProblem(() =>
        oidc.authorizationCodeGrant(known, new URL(`${options.redirectUri}${query}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
        }),
      );
      const claims = await orProblem(() => options.verifyToken(answer.access_token));
      // There is one: a nonce was expected in it.
      return { ...claims, issuerSubject: answer.claims()?.sub ?? '' };
    },
    async signOutAddress() {
      const known = await orProblem(configuration);
      if (known.serverMetadata().end_session_endpoint === undefined) return undefined;
      return oidc.buildEndSessionUrl(known).href;
    },
    signedOut: createLogoutTokenVerifier(options),
  };
}

/** Asked when first needed; a failure is not remembered. */
function discoverOnce({ issuer, clientId, clientSecret }: OidcSignInOptions) {
  let known: Promise<oidc.Configuration> | undefined;
  const discover = () =>
    oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
      [oidc.customFetch]: (url, { body, ...request }) =>
        cappedFetch(url, body instanceof URLSearchParams ? { ...request, body } : request),
      timeout: answerWithinSeconds,
      execute: [
        oidc.enableNonRepudiationChecks,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- the gate lets no issuer without TLS into production
        ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
      ],
    });
  return () => {
    known ??= discover();
    known.catch(() => {
      known = undefined;
    });
    return known;
  };
}

async function orProblem<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (isAway(error)) {
      const detail = 'The issuer does not answer now.';
      throw new Problem(503, 'ISSUER_UNAVAILABLE', detail, { retryAfterSeconds: 5, cause: error });
    }
    throw new Problem(400, 'SIGN_IN_FAILED', 'This is no sign-in that began here.', {
      cause: error,
    });
  }
}

function isAway(error: unknown): boolean {
  if (error instanceof Problem) return error.status >= 500;
  if (error instanceof IssuerUnavailable) return true;
  if (!(error instanceof Error)) return false;
  return error.name === 'TimeoutError' || isAway(error.cause);
}
