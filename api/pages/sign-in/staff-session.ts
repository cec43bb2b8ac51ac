import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { roles } from '../../../domain/access/role';
import { isSame } from '../../../store/is-same';
import type { SignOuts } from '../../../store/sign-outs';
import type { SignedIn } from '../../auth/oidc-sign-in';
import type { TokenClaims } from '../../auth/token-claims';
import { createCookie } from './cookie';
import { createVault } from './vault';

export const sessionMs = 8 * 3_600_000;
const idleMs = 30 * 60_000;
/** The cookie is written again no more often than this. */
const rewriteMs = 60_000;

const SessionSchema = z.strictObject({
  subject: z.string(),
  // Empty in cookies of before it was kept.
  issuerSubject: z.string().default(''),
  roles: z.array(z.enum(roles)),
  organisation: z.string(),
  hasSecondFactor: z.boolean(),
  sessionId: z.string().min(1),
  startedAt: z.number(),
  seenAt: z.number(),
});

/** Somebody who signed in at the issuer; instants are milliseconds since 1970. */
export type StaffSession = Readonly<z.output<typeof SessionSchema>> & TokenClaims;

/** `ended` for a session that was one: too old, idle for too long, or signed out. */
export type FoundSession =
  | { readonly state: 'none' }
  | { readonly state: 'open'; readonly session: StaffSession }
  | { readonly state: 'ended'; readonly session: StaffSession };

export interface StaffSessions {
  start(person: SignedIn, now: Date): StaffSession;
  /** The value of a Set-Cookie header. */
  toCookie(session: StaffSession): Promise<string>;
  readonly toClear: string;
  find(cookies: string | undefined, now: Date): Promise<FoundSession>;
  /** The session as it goes on, when its cookie has to be written again. */
  renew(session: StaffSession, now: Date): StaffSession | undefined;
  csrfOf(session: StaffSession): string;
  isCsrf(given: string, session: StaffSession): boolean;
  signOut(session: StaffSession, where: 'here' | 'everywhere'): Promise<void>;
  /** All sessions up to now of who has this name at the issuer. */
  endAllOf(issuerSubject: string): Promise<void>;
}

interface SessionParts {
  readonly secret: string;
  readonly isHttps: boolean;
  readonly signOuts: SignOuts;
}

export function createStaffSessions({ secret, isHttps, signOuts }: SessionParts): StaffSessions {
  const vault = createVault(secret, 'staff session');
  const cookie = createCookie('op-koers', isHttps);
  const csrfOf = ({ sessionId }: StaffSession) =>
    createHmac('sha256', secret).update(`csrf staff ${sessionId}`).digest('base64url');
  return {
    start: ({ subject, issuerSubject, roles: held, organisation, hasSecondFactor }, now) => ({
      ...{ subject, issuerSubject, roles: [...held], organisation, hasSecondFactor },
      sessionId: randomBytes(16).toString('base64url'),
      startedAt: now.getTime(),
      seenAt: now.getTime(),
    }),
    toCookie: async (session) => cookie.toSet(await vault.lock(session)),
    toClear: cookie.toClear,
    async find(cookies, now) {
      const locked = cookie.readIn(cookies);
      const session = locked === undefined ? undefined : await vault.open(locked, SessionSchema);
      if (session === undefined) return { state: 'none' };
      const isOver = isTooOld(session, now) || (await signOuts.hasEnded(session));
      return { state: isOver ? 'ended' : 'open', session };
    },
    renew: (session, now) =>
      now.getTime() - session.seenAt < rewriteMs
        ? undefined
        : { ...session, seenAt: now.getTime() },
    csrfOf,
    isCsrf: (given, session) => isSame(given, csrfOf(session)),
    signOut: ({ subject, sessionId }, where) =>
      signOuts.add(
        where === 'everywhere'
          ? { kind: 'subject', name: subject }
          : { kind: 'session', name: sessionId },
      ),
    endAllOf: (name) => signOuts.add({ kind: 'issuer-subject', name }),
  };
}

function isTooOld({ startedAt, seenAt }: StaffSession, now: Date): boolean {
  return now.getTime() - startedAt > sessionMs || now.getTime() - seenAt > idleMs;
}
