import { join } from 'node:path';
import { clientsFile, keepClientSecrets, type ClientSecrets } from './dev-clients';
import { devMembers } from './dev-members';
import { keptSigningKey, signingAlgorithm } from './issuer-key';
import { keptSecret } from './secret-file';
import type { Provider } from 'oidc-provider';

const tokenLifetimeSeconds = 3600;
const secondFactorScope = 'second-factor';

interface IssuedToken {
  readonly clientId?: string;
  readonly scope?: string;
}

/** Client credentials and signed access tokens leave nothing to keep. */
class NothingKept {
  upsert = async () => Promise.resolve();
  find = async () => Promise.resolve();
  findByUid = this.find;
  findByUserCode = this.find;
  consume = this.upsert;
  destroy = this.upsert;
  revokeByGrantId = this.upsert;
}

function clientOf([code, secret]: [string, string]): object {
  return {
    client_id: code,
    client_secret: secret,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  };
}

interface Audiences {
  /** Of a token whose client names no other. */
  readonly audience: string;
  readonly codecAudience: string;
}

function configuration(options: Audiences & { dataDir: string; secrets: ClientSecrets }) {
  const { dataDir, audience, codecAudience, secrets } = options;
  const resource = `urn:${audience}`;
  return {
    adapter: NothingKept,
    clients: Object.entries(secrets).map(clientOf),
    clientDefaults: { id_token_signed_response_alg: signingAlgorithm },
    jwks: { keys: [keptSigningKey(dataDir)] },
    cookies: { keys: [keptSecret(join(dataDir, 'issuer', 'cookie-key'))] },
    ttl: { ClientCredentials: tokenLifetimeSeconds },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        getResourceServerInfo: (_context: unknown, asked: string) => ({
          scope: secondFactorScope,
          audience: asked === `urn:${codecAudience}` ? codecAudience : audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: tokenLifetimeSeconds,
          jwt: { sign: { alg: signingAlgorithm } },
        }),
      },
    },
    extraTokenClaims: (_context: unknown, { clientId = '', scope }: IssuedToken) => {
      const member = devMembers[clientId];
      if (member === undefined) return {};
      const { role, organisation } = member;
      // A person would be asked for a code; here asking for the scope is enough.
      const amr = scope === secondFactorScope ? ['pwd', 'otp'] : ['pwd'];
      return { roles: [role], organisation, amr };
    },
  };
}

/** The development issuer; its keys and secrets are kept in the data folder. */
export async function createIssuer(
  options: Audiences & { url: string; dataDir: string },
): Promise<Provider> {
  const { url, ...others } = options;
  const oidc = await import('oidc-provider');
  const secrets = keepClientSecrets(clientsFile(others.dataDir));
  return new oidc.Provider(url, configuration({ ...others, secrets }));
}
