import type { Config } from '../../config/config';
import { createOidcSignIn, type OidcSignIn } from './oidc-sign-in';
import type { VerifyToken } from './token-claims';
import { createTokenVerifier } from './verify-token';

/** Checks the tokens of the issuer that the settings name. */
export function createVerifier(config: Config): VerifyToken {
  return createTokenVerifier({
    issuer: config.HUB_OIDC_ISSUER,
    audience: config.HUB_OIDC_AUDIENCE,
    roleClaim: config.HUB_ROLE_CLAIM,
  });
}

/** Without a secret there is no client, and nobody signs in to the pages. */
export function createSignIn(
  config: Config,
  { verifyToken, publicUrl }: { readonly verifyToken: VerifyToken; readonly publicUrl: string },
): OidcSignIn | undefined {
  const { HUB_OIDC_CLIENT_SECRET: clientSecret } = config;
  if (clientSecret === undefined) return undefined;
  return createOidcSignIn({
    issuer: config.HUB_OIDC_ISSUER,
    clientId: config.HUB_OIDC_CLIENT_ID,
    clientSecret,
    scope: config.HUB_OIDC_SCOPE,
    redirectUri: `${publicUrl.replace(/\/$/, '')}/inloggen/terug`,
    verifyToken,
  });
}
