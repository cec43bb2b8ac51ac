import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { byMethod } from '../../framework/by-method';
import { readQuery } from '../../framework/read-query';
import { Problem } from '../../problem';
import { limitAttempts } from '../attempt-limit';
import { readForm } from '../read-form';
import { sendPage } from '../render-page';
import { openSeal, sealWith } from '../seal';
import { returnAddress } from './return-address';
import { AwayPage, GonePage, LeavePage } from './sign-in-view';
import { createSignInTrouble } from './sign-in-trouble';
import { signInOf, type StaffDoor } from './staff-door';
import type { Role } from '../../../domain/access/role';

export interface SignInPagesOptions {
  readonly door: StaffDoor;
  /** The first page of who has this role; undefined for who has no page at all. */
  readonly homeOf: (roles: readonly Role[]) => string | undefined;
  readonly nameOf: (member: string) => string;
  readonly supportPhone: string;
  readonly logger: Logger;
  /** Requests by one address in ten minutes. */
  readonly attemptsPerAddress: number;
}

type Handler = (
  options: SignInPagesOptions,
  request: Request,
  response: Response,
) => Promise<void> | void;

/** `/inloggen` and `/uitloggen`: the way of staff to the issuer and back. */
export function createSignInPages(options: SignInPagesOptions): Router {
  const { logger, supportPhone } = options;
  const router = Router({ strict: true, caseSensitive: true });
  const roots = ['/inloggen', '/uitloggen', '/uitgelogd'];
  router.use(roots, limitAttempts(options.attemptsPerAddress, logger));
  const serve = (path: string, get: Handler, post?: Handler) => {
    const bind = (handler: Handler): RequestHandler => {
      return (request, response) => handler(options, request, response);
    };
    const posts = post === undefined ? {} : { post: bind(post) };
    router.all(path, byMethod(path, { get: bind(get), ...posts }));
  };
  serve('/inloggen', begin);
  serve('/inloggen/terug', comeBack);
  serve('/uitloggen', askToLeave, leave);
  serve('/uitgelogd', sayGoodbye);
  router.use(roots, createSignInTrouble(supportPhone, logger));
  return router;
}

/** `naar` is the way back, `als` who wants in, `weg` says that a session ended, `bewaard` that typed text waits. */
async function begin(
  { door, supportPhone }: SignInPagesOptions,
  request: Request,
  response: Response,
): Promise<void> {
  const { naar, als, weg, bewaard } = readQuery(request.url);
  const to = returnAddress(naar);
  if (weg === '1') {
    const signInAt = signInAddress(to);
    sendPage(response, 200, <AwayPage {...{ signInAt, isKept: bewaard === '1', supportPhone }} />);
    return;
  }
  const hint = typeof als === 'string' && /^[\w.@-]{1,100}$/.test(als) ? als : undefined;
  const { to: issuer, pending } = await signInOf(door).begin(hint);
  const cookie = await door.pending.toCookie({ ...pending, to }, door.now());
  response.append('Set-Cookie', cookie).set('Referrer-Policy', 'no-referrer');
  response.redirect(303, issuer);
}

/** `/inloggen`, leading back to `to`. */
function signInAddress(to: string | undefined): string {
  return to === undefined ? '/inloggen' : `/inloggen?${new URLSearchParams({ naar: to })}`;
}

async function comeBack(
  { door, homeOf }: SignInPagesOptions,
  request: Request,
  response: Response,
): Promise<void> {
  const now = door.now();
  const pending = await door.pending.find(request.headers.cookie, now);
  // Whatever comes of it, this answer of the issuer counts once.
  response.append('Set-Cookie', door.pending.toClear).set('Referrer-Policy', 'no-referrer');
  if (pending === undefined)
    throw new Problem(400, 'SIGN_IN_FAILED', 'No sign-in is on its way in this browser.');
  const at = request.originalUrl.indexOf('?');
  const query = at < 0 ? '' : request.originalUrl.slice(at);
  const claims = await signInOf(door).finish(query, pending);
  const home = homeOf(claims.roles);
  if (home === undefined) throw new Problem(403, 'NO_PAGES', 'No page is for these roles.');
  const session = door.sessions.start(claims, now);
  response.append('Set-Cookie', await door.sessions.toCookie(session));
  response.redirect(303, pending.to ?? home);
}

async function openSession({ door }: SignInPagesOptions, request: Request) {
  const found = await door.sessions.find(request.headers.cookie, door.now());
  return found.state === 'open' ? found.session : undefined;
}

async function askToLeave(
  options: SignInPagesOptions,
  request: Request,
  response: Response,
): Promise<void> {
  const session = await openSession(options, request);
  if (session === undefined) {
    response.redirect(303, '/uitgelogd');
    return;
  }
  const { door, nameOf, supportPhone } = options;
  const seal = sealWith(door.sessions.csrfOf(session));
  const name = nameOf(session.subject);
  sendPage(response, 200, <LeavePage {...{ name, seal, supportPhone }} />);
}

async function leave(
  options: SignInPagesOptions,
  request: Request,
  response: Response,
): Promise<void> {
  const { sessions } = options.door;
  const typed = await readForm(request);
  const session = await openSession(options, request);
  if (session !== undefined) {
    openSeal(request, typed, (csrf) => sessions.isCsrf(csrf, session));
    await sessions.signOut(session, typed.get('waar') === 'overal' ? 'everywhere' : 'here');
  }
  response.append('Set-Cookie', sessions.toClear);
  response.redirect(303, '/uitgelogd');
}

async function sayGoodbye(
  { door, supportPhone, logger }: SignInPagesOptions,
  _request: Request,
  response: Response,
): Promise<void> {
  const signOutAt = await door.signIn?.signOutAddress().catch((error: unknown) => {
    // Who is out of the hub is out, whether the issuer answers or not.
    logger.warn({ code: error instanceof Problem ? error.code : 'UNKNOWN' }, 'no sign-out page');
    return undefined;
  });
  sendPage(response, 200, <GonePage {...{ signOutAt, supportPhone }} />);
}
