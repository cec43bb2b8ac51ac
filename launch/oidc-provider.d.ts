// The published types are a package of their own; these are the few the development issuer uses.
declare module 'oidc-provider' {
  import type { Server } from 'node:http';

  interface Token {
    readonly clientId?: string;
  }

  interface Configuration {
    readonly adapter: new (name: string) => object;
    readonly clients: readonly object[];
    readonly clientDefaults: { readonly id_token_signed_response_alg: string };
    readonly jwks: { readonly keys: readonly object[] };
    readonly cookies: { readonly keys: readonly string[] };
    readonly ttl: { readonly ClientCredentials: number };
    readonly features: Readonly<Record<string, object>>;
    readonly extraTokenClaims: (context: unknown, token: Token) => object;
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    listen(port: number, host: string, listening: () => void): Server;
  }
}
