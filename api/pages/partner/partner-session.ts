import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { z } from 'zod';
import { partnerStatuses } from '../../../domain/handoff/status';
import { isSame } from '../../../store/is-same';
import { cookieIn } from '../cookie-in';

const sessionSeconds = 30 * 60;
const cookieName = 'overdracht';

const AnsweredSchema = z.strictObject({
  status: z.enum([...partnerStatuses, 'deleted', 'kept']),
  at: z.iso.datetime(),
});

const SessionSchema = z.object({
  sub: z.string(),
  sid: z.string().min(1),
  exp: z.number(),
  answered: AnsweredSchema.optional(),
});

/** Somebody who read the code in the partner's mailbox, for one hand-off. */
export interface PartnerSession {
  readonly handoffId: string;
  readonly sessionId: string;
  /** Seconds since 1970. */
  readonly endsAt: number;
  /** What was answered last: shown until the case has taken it in. */
  readonly answered?: z.infer<typeof AnsweredSchema> | undefined;
}

export interface PartnerSessions {
  start(handoffId: string, now: Date): PartnerSession;
  /** The value of a Set-Cookie header, encrypted: the browser and whoever reads it learn nothing. */
  toCookie(session: PartnerSession, path: string): Promise<string>;
  /** The same header that takes the cookie away. */
  toEnd(path: string): string;
  /** Undefined when the cookie is missing, forged, too old or of another hand-off. */
  read(
    cookies: string | undefined,
    handoffId: string,
    now: Date,
  ): Promise<PartnerSession | undefined>;
  /** Binds a form to its hand-off and, once there is one, to the session. */
  csrfOf(handoffId: string, session: PartnerSession | undefined): string;
  isCsrf(given: string, handoffId: string, session: PartnerSession | undefined): boolean;
}

export function createPartnerSessions(secret: string, isHttps: boolean): PartnerSessions {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'partner session', 32));
  const csrfOf = (handoffId: string, session: PartnerSession | undefined) =>
    createHmac('sha256', secret)
      .update(`csrf ${handoffId} ${session?.sessionId ?? ''}`)
      .digest('base64url');
  const cookie = (value: string, { path, seconds }: { path: string; seconds: number }) => {
    const attributes = `Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict`;
    return `${cookieName}=${value}; ${attributes}${isHttps ? '; Secure' : ''}`;
  };
  return {
    start: (handoffId, now) => ({
      handoffId,
      sessionId: randomBytes(16).toString('base64url'),
      endsAt: Math.floor(now.getTime() / 1000) + sessionSeconds,
    }),
    toCookie: async (session, path) =>
      cookie(await encrypt(session, key), { path, seconds: sessionSeconds }),
    toEnd: (path) => cookie('', { path, seconds: 0 }),
    read: async (cookies, handoffId, now) => {
      const value = cookieIn(cookies, cookieName);
      const session = value === undefined ? undefined : await decrypt(value, key, now);
      return session?.handoffId === handoffId ? session : undefined;
    },
    csrfOf,
    isCsrf: (given, handoffId, session) => isSame(given, csrfOf(handoffId, session)),
  };
}

function encrypt(session: PartnerSession, key: Uint8Array): Promise<string> {
  const { handoffId, sessionId, endsAt, answered } = session;
  return new EncryptJWT({ sid: sessionId, ...(answered === undefined ? {} : { answered }) })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setSubject(handoffId)
    .setExpirationTime(endsAt)
    .encrypt(key);
}

async function decrypt(
  value: string,
  key: Uint8Array,
  now: Date,
): Promise<PartnerSession | undefined> {
  try {
    const { payload } = await jwtDecrypt(value, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      currentDate: now,
    });
    const { sub, sid, exp, answered } = SessionSchema.parse(payload);
    return { handoffId: sub, sessionId: sid, endsAt: exp, answered };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
