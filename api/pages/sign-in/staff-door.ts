import { z } from 'zod';
import { Problem } from '../../problem';
import { createCookie } from './cookie';
import type { KeptForms } from './kept-forms';
import type { StaffSessions } from './staff-session';
import { createVault } from './vault';
import type { OidcSignIn, PendingSignIn } from '../../auth/oidc-sign-in';

const pendingSeconds = 600;

const PendingSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  to: z.string().optional(),
  begunAt: z.number(),
});

/** A sign-in on its way, and where it leads. */
export interface Pending extends PendingSignIn {
  readonly to?: string | undefined;
}

/** Everything with which staff get in and out. */
export interface StaffDoor {
  /** Undefined where no client is configured: then nobody signs in. */
  readonly signIn: OidcSignIn | undefined;
  readonly sessions: StaffSessions;
  readonly forms: KeptForms;
  readonly pending: PendingCookie;
  readonly now: () => Date;
}

/** @throws Problem 503 where no client is configured */
export function signInOf({ signIn }: StaffDoor): OidcSignIn {
  if (signIn !== undefined) return signIn;
  throw new Problem(503, 'NO_SIGN_IN', 'No client of the issuer is configured.');
}

export interface PendingCookie {
  toCookie(pending: Pending, now: Date): Promise<string>;
  readonly toClear: string;
  find(cookies: string | undefined, now: Date): Promise<Pending | undefined>;
}

/** Binds the way to the issuer and back to one browser, for ten minutes. */
export function createPendingCookie(secret: string, isHttps: boolean): PendingCookie {
  const vault = createVault(secret, 'pending sign-in');
  const cookie = createCookie('op-koers-inloggen', isHttps);
  return {
    async toCookie(pending, now) {
      const value = await vault.lock({ ...pending, begunAt: now.getTime() });
      return cookie.toSet(value, pendingSeconds);
    },
    toClear: cookie.toClear,
    async find(cookies, now) {
      const locked = cookie.readIn(cookies);
      const pending = locked === undefined ? undefined : await vault.open(locked, PendingSchema);
      if (pending === undefined) return undefined;
      const { begunAt, ...kept } = pending;
      return now.getTime() - begunAt > pendingSeconds * 1000 ? undefined : kept;
    },
  };
}
