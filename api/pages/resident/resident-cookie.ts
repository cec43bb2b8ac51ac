import { createHmac, randomBytes } from 'node:crypto';
import { sessionMinutes } from '../../../domain/resident/resident-code';
import { isSame } from '../../../store/is-same';
import { cookieIn } from '../cookie-in';
import { start } from './resident-layout';

const cookieName = 'mijn-plan';
const tokenForm = /^[\w-]{43}$/;

/** The one cookie: 32 bytes of chance. What it opens, if anything, only the hub knows. */
export interface ResidentCookies {
  /** The token that came along, or a fresh one that opens nothing. */
  read(cookies: string | undefined): { readonly token: string; readonly isNew: boolean };
  keep(token: string): string;
  forget(): string;
  /** Binds a form to the browser it was shown in. */
  csrfOf(token: string): string;
  isCsrf(given: string, token: string): boolean;
}

export function createResidentCookies(secret: string, isHttps: boolean): ResidentCookies {
  const csrfOf = (token: string) =>
    createHmac('sha256', secret).update(`resident csrf ${token}`).digest('base64url');
  const cookie = (value: string, seconds: number) => {
    const attributes = `Path=${start}; Max-Age=${seconds}; HttpOnly; SameSite=Strict`;
    return `${cookieName}=${value}; ${attributes}${isHttps ? '; Secure' : ''}`;
  };
  return {
    read: (cookies) => {
      const token = cookieIn(cookies, cookieName);
      return token !== undefined && tokenForm.test(token)
        ? { token, isNew: false }
        : { token: randomBytes(32).toString('base64url'), isNew: true };
    },
    keep: (token) => cookie(token, sessionMinutes * 60),
    forget: () => cookie('', 0),
    csrfOf,
    isCsrf: (given, token) => isSame(given, csrfOf(token)),
  };
}
