import type { JWTHeaderParameters, JWTPayload } from 'jose';
import { parseStrictJson } from '../framework/strict-json';
import { roles, type Role } from '../../domain/access/role';
import type { TokenClaims } from './token-claims';

/** Why a correctly signed token is not taken. */
class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  constructor(readonly code: string) {
    super(code);
  }
}

export interface ClaimRules {
  /** Where the roles are, a dotted path such as `realm_access.roles`. */
  readonly roleClaim: string;
  readonly clockToleranceSeconds: number;
}

const accessTokenHeaders = ['jwt', 'at+jwt', 'application/at+jwt'];
const accessTokenKinds = ['bearer', 'jwt', 'at+jwt'];
const subject = /^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u;
const organisation = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** What the hub needs to know from a token whose signature, issuer, audience and expiry are right. */
export function readClaims(
  token: string,
  { payload, protectedHeader }: { payload: JWTPayload; protectedHeader: JWTHeaderParameters },
  rules: ClaimRules,
): TokenClaims {
  refuseTwoReadings(token);
  if (!accessTokenHeaders.includes(protectedHeader.typ?.toLowerCase() ?? '')) {
    throw new TokenRefused('WRONG_HEADER_TYP');
  }
  refuseOtherKinds(payload['typ']);
  refuseFuture(payload.iat, rules.clockToleranceSeconds);
  const office: unknown = payload['organisation'];
  return {
    subject: readSubject(payload.sub),
    roles: knownRoles(claimAt(payload, rules.roleClaim)),
    organisation: typeof office === 'string' && organisation.test(office) ? office : 'unknown',
    hasSecondFactor: hasSecondFactor(payload['amr']),
  };
}

/** Typed as a text, but only the issuer knows what it put there. */
function readSubject(claim: unknown): string {
  if (typeof claim === 'string' && subject.test(claim)) return claim;
  throw new TokenRefused('WRONG_SUB');
}

/** RFC 8176: several factors, a one-time password, or a key in hardware. */
function hasSecondFactor(methods: unknown): boolean {
  if (!Array.isArray(methods)) return false;
  const used: unknown[] = methods;
  return ['mfa', 'otp', 'hwk'].some((method) => used.includes(method));
}

/** Two claims of one name mean one thing to us and may mean another to the issuer. */
function refuseTwoReadings(token: string): void {
  for (const part of token.split('.').slice(0, 2)) {
    parseStrictJson(Buffer.from(part, 'base64url').toString('utf8'));
  }
}

/** Keycloak signs ID, refresh and access tokens alike and tells them apart here. */
function refuseOtherKinds(kind: unknown): void {
  if (kind === undefined) return;
  if (typeof kind !== 'string' || !accessTokenKinds.includes(kind.toLowerCase())) {
    throw new TokenRefused('NOT_AN_ACCESS_TOKEN');
  }
}

function refuseFuture(issuedAt: number | undefined, toleranceSeconds: number): void {
  if (issuedAt === undefined) return;
  if (issuedAt > Date.now() / 1000 + toleranceSeconds)
    throw new TokenRefused('ISSUED_IN_THE_FUTURE');
}

/** The claim of that very name, or else the one at the dotted path. */
function claimAt(payload: JWTPayload, path: string): unknown {
  const direct: unknown = own(payload, path);
  return direct ?? path.split('.').reduce<unknown>(own, payload);
}

function own(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return Object.entries(holder).find(([key]) => key === name)?.[1];
}

function knownRoles(claim: unknown): readonly Role[] {
  const named: unknown[] = Array.isArray(claim) ? claim : [claim];
  return roles.filter((role) => named.includes(role));
}
