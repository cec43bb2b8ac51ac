import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { Problem } from '../problem';
import type { FormSeal } from './parts/form';

/** `key` of a form that was sent before, so that it counts once. */
export function sealWith(csrf: string, key?: string): FormSeal {
  return { csrf, idempotencyKey: key ?? randomBytes(16).toString('base64url') };
}

/** The idempotency key of a form of our own; throws a Problem 403 for any other. */
export function openSeal(
  request: Request,
  typed: ReadonlyMap<string, string>,
  isCsrf: (given: string) => boolean,
): string {
  const key = typed.get('key') ?? '';
  const isOurs =
    isSameSite(request.headers['sec-fetch-site']) &&
    /^[\w-]{22}$/.test(key) &&
    isCsrf(typed.get('csrf') ?? '');
  if (!isOurs) throw new Problem(403, 'FORM_EXPIRED', 'This form is not, or no longer, valid.');
  return key;
}

/** Absent from old browsers and on plain http; then the csrf field alone decides. */
function isSameSite(site: string | string[] | undefined): boolean {
  return site === undefined || site === 'same-origin' || site === 'none';
}
