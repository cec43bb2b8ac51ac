import type { Role } from '../../domain/access/role';

/** What the hub takes from an access token. */
export interface TokenClaims {
  readonly subject: string;
  /** Roles of the hub only; a token without any gets in nowhere. */
  readonly roles: readonly Role[];
  readonly organisation: string;
  /** The issuer says that more than a password was asked for (RFC 8176). */
  readonly hasSecondFactor: boolean;
}

/** The claims of a valid access token; a Problem 401 for any other, 503 when nobody can tell now. */
export type VerifyToken = (token: string) => Promise<TokenClaims>;
