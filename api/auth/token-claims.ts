import type { Role } from '../route';

/** What the hub takes from an access token. */
export interface TokenClaims {
  readonly subject: string;
  /** Roles of the hub only; a token without any gets in nowhere. */
  readonly roles: readonly Role[];
  readonly organisation: string;
}

/** The claims of a valid access token; a Problem 401 for any other, 503 when nobody can tell now. */
export type VerifyToken = (token: string) => Promise<TokenClaims>;
