import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Database } from '../../store/database';
import { createSignOuts } from '../../store/sign-outs';
import type { OidcSignIn } from '../auth/oidc-sign-in';
import { createDeskPages } from './desk/desk-pages';
import { createDirectory, type Colleagues } from './desk/directory';
import { homeOf } from './desk/menus';
import type { DeskParts } from './desk/visit';
import { createBackChannel } from './sign-in/back-channel';
import { createKeptForms } from './sign-in/kept-forms';
import { createSignInPages } from './sign-in/sign-in-pages';
import { createPendingCookie, type StaffDoor } from './sign-in/staff-door';
import { createStaffSessions, sessionMs } from './sign-in/staff-session';

/** A sign-out counts everywhere after this long. */
const signOutStaleMs = 2_000;

export interface StaffPagesOptions extends Pick<
  DeskParts,
  'operations' | 'policy' | 'labels' | 'print'
> {
  /** Undefined where no client is configured. */
  readonly signIn: OidcSignIn | undefined;
  readonly db: Database;
  /** Encrypts sessions and signs forms. */
  readonly secret: string;
  /** Where browsers reach the hub. */
  readonly publicUrl: string;
  readonly members: Colleagues & { readonly supportPhone: string };
  readonly logger: Logger;
  readonly rateLimitPerMinute: number;
  readonly now?: () => Date;
}

/** The way in for staff, and what is behind it. */
export function createStaffPages(options: StaffPagesOptions): readonly RequestHandler[] {
  const { logger, rateLimitPerMinute } = options;
  const { supportPhone } = options.members;
  const door = createDoor(options);
  const directory = createDirectory(options.members);
  const { operations, policy, labels, print } = options;
  return [
    // Before the pages: what the issuer sends is answered by the problems of the API.
    createBackChannel({ door, logger, attemptsPerAddress: rateLimitPerMinute }),
    createSignInPages({
      ...{ door, homeOf, supportPhone, logger },
      nameOf: (member) => directory.nameOf(member),
      attemptsPerAddress: rateLimitPerMinute,
    }),
    createDeskPages({
      ...{ door, operations, policy, labels, directory, supportPhone, print },
      ...{ logger, rateLimitPerMinute },
    }),
  ];
}

function createDoor(options: StaffPagesOptions): StaffDoor {
  const { db, secret, publicUrl, signIn, now = () => new Date() } = options;
  const isHttps = new URL(publicUrl).protocol === 'https:';
  const clock = () => now().getTime();
  const signOuts = createSignOuts(db, { sessionMs, staleMs: signOutStaleMs, now: clock });
  return {
    signIn,
    sessions: createStaffSessions({ secret, isHttps, signOuts }),
    forms: createKeptForms(db, secret),
    pending: createPendingCookie(secret, isHttps),
    now,
  };
}
