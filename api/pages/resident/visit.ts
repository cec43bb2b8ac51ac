import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { VNode } from 'preact';
import type { OpenPlan } from '../../../store/residents/resident-sessions';
import { Problem } from '../../problem';
import type { ResidentDesk } from '../../residents/resident-desk';
import type { ResidentDoor } from '../../residents/resident-door';
import type { Print } from '../print-page';
import { readForm } from '../read-form';
import { sendPage } from '../render-page';
import { sendPdf, type PdfFile } from '../send-pdf';
import { openSeal, sealWith } from '../seal';
import type { ResidentCookies } from './resident-cookie';
import { start, type ResidentFrame } from './resident-layout';

export interface VisitParts {
  readonly desk: ResidentDesk;
  readonly door: ResidentDoor;
  readonly cookies: ResidentCookies;
  readonly supportPhone: string;
  readonly now: () => Date;
  /** Without it there are no PDFs. */
  readonly print?: Print | undefined;
}

/** One request for a page: whose plan is open is decided here, before any page is made. */
export interface Visit {
  /** Undefined until a code was filled in. */
  readonly plan: OpenPlan | undefined;
  readonly token: string;
  readonly frame: ResidentFrame;
  readonly now: Date;
  /** Where it comes from; a whole network counts as one, where addresses are many. */
  readonly address: string;
  /** The last part of the path, where it has one. */
  readonly number: string;
  send(status: number, page: VNode): void;
  sendPdf(file: PdfFile): Promise<void>;
  redirect(to: string): void;
  keep(token: string): void;
  /** Forgets everything that the browser kept of these pages. */
  clear(): void;
}

export type OpenVisit = Visit & { readonly plan: OpenPlan };

async function openVisit(
  { door, cookies, supportPhone, now, print }: VisitParts,
  request: Request,
  response: Response,
): Promise<Visit> {
  const { token, isNew } = cookies.read(request.headers.cookie);
  const at = now();
  const plan = isNew ? undefined : await door.find(token, at);
  // Before a code there is a cookie too, so that its form works in this browser only.
  if (isNew) response.append('Set-Cookie', cookies.keep(token));
  const { number } = request.params;
  return {
    ...{ plan, token, now: at },
    address: ipKeyGenerator(request.ip ?? 'unknown'),
    number: typeof number === 'string' ? number : '',
    frame: { supportPhone, seal: sealWith(cookies.csrfOf(token)), isOpen: plan !== undefined },
    send: (status, page) => {
      sendPage(response, status, page);
    },
    sendPdf: (file) => sendPdf(response, print, file),
    redirect: (to) => {
      response.redirect(303, to);
    },
    keep: (kept) => {
      response.removeHeader('Set-Cookie');
      response.append('Set-Cookie', cookies.keep(kept));
    },
    clear: () => {
      response.removeHeader('Set-Cookie');
      response.append('Set-Cookie', cookies.forget());
      response.set('Clear-Site-Data', '"cache", "cookies"');
    },
  };
}

export interface PostedForm {
  readonly typed: ReadonlyMap<string, string>;
  readonly idempotencyKey: string;
}

/** A handler of GET: it shows, and changes nothing. */
export function showing(
  parts: VisitParts,
  show: (visit: Visit) => Promise<void> | void,
): RequestHandler {
  return async (request, response) => {
    await show(await openVisit(parts, request, response));
  };
}

/** A handler of GET for who filled in a code; others go where that is done. */
export function showingOpen(
  parts: VisitParts,
  show: (visit: OpenVisit) => Promise<void>,
): RequestHandler {
  return showing(parts, async (visit) => {
    const { plan } = visit;
    if (plan === undefined) visit.redirect(start);
    else await show({ ...visit, plan });
  });
}

/** A handler of POST: only forms of our own pages, shown in this browser, get through. */
export function changing(
  parts: VisitParts,
  change: (visit: Visit, form: PostedForm) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const typed = await readForm(request);
    const visit = await openVisit(parts, request, response);
    const idempotencyKey = openSeal(request, typed, (csrf) =>
      parts.cookies.isCsrf(csrf, visit.token),
    );
    await change(visit, { typed, idempotencyKey });
  };
}

/** Throws a Problem 401 when the plan is not open any more: nothing of the form was done. */
export function changingOpen(
  parts: VisitParts,
  change: (visit: OpenVisit, form: PostedForm) => Promise<void>,
): RequestHandler {
  return changing(parts, async (visit, form) => {
    const { plan } = visit;
    if (plan === undefined) throw new Problem(401, 'SESSION_ENDED', 'The session has ended.');
    await change({ ...visit, plan }, form);
  });
}
