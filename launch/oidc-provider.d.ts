// The published types are a package of their own; these are the few the development issuer uses.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Configuration {
    readonly clients: readonly object[];
    readonly clientDefaults: { readonly id_token_signed_response_alg: string };
    readonly jwks: { readonly keys: readonly object[] };
    readonly cookies: { readonly keys: readonly string[] };
    readonly ttl: Readonly<Record<string, number>>;
    readonly features: Readonly<Record<string, object>>;
    readonly pkce: { readonly required: () => boolean };
    readonly interactions: {
      readonly url: (context: unknown, interaction: { readonly uid: string }) => string;
    };
    readonly findAccount: (context: unknown, accountId: string) => object;
    readonly loadExistingGrant: (context: GrantContext) => Promise<object>;
    readonly extraTokenClaims: (context: unknown, token: IssuedToken) => object;
  }

  export interface IssuedToken {
    readonly clientId?: string;
    readonly accountId?: string;
    readonly scope?: string;
  }

  export interface GrantContext {
    readonly oidc: {
      readonly provider: Provider;
      readonly client: { readonly clientId: string };
      readonly session: { readonly accountId: string };
    };
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    readonly Grant: new (grant: { readonly clientId: string; readonly accountId: string }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{ readonly params: Readonly<Record<string, unknown>> }>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
    ): Promise<void>;
  }
}
