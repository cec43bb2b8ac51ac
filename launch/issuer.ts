import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { GrantContext, IssuedToken, Provider } from 'oidc-provider';
import {
  clientsFile,
  deskClientId,
  deskClientSecret,
  keepClientSecrets,
  type ClientSecrets,
} from './dev-clients';
import { devMembers } from './dev-members';
import { keptSigningKey, signingAlgorithm } from './issuer-key';
import { choosing, choosingPath, type NameOf } from './issuer-people';
import { keptSecret } from './secret-file';

const tokenLifetimeSeconds = 3600;
const secondFactorScope = 'second-factor';

function clientOf([code, secret]: [string, string]): object {
  return {
    client_id: code,
    client_secret: secret,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  };
}

function deskClient({ dataDir, hubUrl }: Pick<IssuerOptions, 'dataDir' | 'hubUrl'>): object {
  return {
    client_id: deskClientId,
    client_secret: deskClientSecret(dataDir),
    grant_types: ['authorization_code'],
    redirect_uris: [`${hubUrl}/inloggen/terug`],
    backchannel_logout_uri: `${hubUrl}/uitloggen/inlogdienst`,
    response_types: ['code'],
  };
}

export interface IssuerOptions {
  readonly url: string;
  readonly dataDir: string;
  /** Of a token whose client names no other. */
  readonly audience: string;
  readonly codecAudience: string;
  /** Where browsers reach the hub. */
  readonly hubUrl: string;
  readonly nameOf: NameOf;
}

function configuration(options: IssuerOptions & { readonly secrets: ClientSecrets }) {
  const { dataDir, secrets } = options;
  return {
    clients: [...Object.entries(secrets).map(clientOf), deskClient(options)],
    clientDefaults: { id_token_signed_response_alg: signingAlgorithm },
    jwks: { keys: [keptSigningKey(dataDir)] },
    cookies: { keys: [keptSecret(join(dataDir, 'issuer', 'cookie-key'))] },
    ttl: lifetimes,
    pkce: { required: () => true },
    interactions: {
      url: (_context: unknown, { uid }: { readonly uid: string }) => choosingPath(uid),
    },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId }),
    }),
    loadExistingGrant: grantAll,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      backchannelLogout: { enabled: true },
      resourceIndicators: resourceIndicators(options),
    },
    extraTokenClaims: claimsOf,
  };
}

const lifetimes = {
  ...{ ClientCredentials: tokenLifetimeSeconds, AccessToken: tokenLifetimeSeconds },
  ...{ IdToken: tokenLifetimeSeconds, Grant: tokenLifetimeSeconds, Session: tokenLifetimeSeconds },
  ...{ AuthorizationCode: 60, Interaction: 600 },
};

/** Nobody is asked to consent: hub and issuer are one here. */
async function grantAll({ oidc }: GrantContext): Promise<object> {
  const { clientId } = oidc.client;
  const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

function resourceIndicators({
  audience,
  codecAudience,
}: Pick<IssuerOptions, 'audience' | 'codecAudience'>) {
  return {
    enabled: true,
    defaultResource: () => `urn:${audience}`,
    useGrantedResource: () => true,
    getResourceServerInfo: (_context: unknown, asked: string) => ({
      scope: secondFactorScope,
      audience: asked === `urn:${codecAudience}` ? codecAudience : audience,
      accessTokenFormat: 'jwt',
      accessTokenTTL: tokenLifetimeSeconds,
      jwt: { sign: { alg: signingAlgorithm } },
    }),
  };
}

function claimsOf(_context: unknown, { clientId = '', accountId, scope }: IssuedToken): object {
  const member = devMembers[accountId ?? clientId];
  if (member === undefined) return {};
  const { role, organisation } = member;
  // A person would be asked for a code; here it is enough to come through a browser, or to ask for the scope.
  const hasCode = accountId !== undefined || scope === secondFactorScope;
  return { roles: [role], organisation, amr: hasCode ? ['pwd', 'otp'] : ['pwd'] };
}

/** The development issuer; its keys and secrets are kept in the data folder. */
export async function createIssuer(options: IssuerOptions): Promise<Server> {
  const oidc = await import('oidc-provider');
  const secrets = keepClientSecrets(clientsFile(options.dataDir));
  const provider: Provider = new oidc.Provider(options.url, configuration({ ...options, secrets }));
  const serve = provider.callback();
  const choose = choosing(provider, options.nameOf);
  return createServer((request, response) => {
    const handle = request.url?.startsWith(choosingPath('')) === true ? choose : serve;
    void handle(request, response);
  });
}
