import type { Request, RequestHandler, Response } from 'express';
import type { VNode } from 'preact';
import type { HandoffLink, HandoffLinks } from '../../../store/handoff-links';
import { Problem } from '../../problem';
import type { HandoffStanding, PartnerDesk } from '../../partners/partner-desk';
import { readForm } from '../read-form';
import { sendPage } from '../render-page';
import { openSeal, sealWith } from '../seal';
import type { Typed } from './answer-forms';
import { asAnswered } from './as-answered';
import type { PageFrame } from './page-frame';
import type { PartnerSession, PartnerSessions } from './partner-session';
import { referenceOf } from '../../../domain/handoff/handoff-id';

export interface VisitParts {
  readonly desk: PartnerDesk;
  readonly links: HandoffLinks;
  readonly sessions: PartnerSessions;
  readonly supportPhone: string;
  readonly now: () => Date;
}

/** One request for a page of one link: who may read what is decided here, before any page is made. */
export interface Visit {
  readonly link: HandoffLink;
  /** With what was answered in this session, also when the case has not taken it in yet. */
  readonly standing: HandoffStanding;
  readonly session: PartnerSession | undefined;
  readonly frame: PageFrame;
  readonly now: Date;
  send(status: number, page: VNode): void;
  redirect(to: string): void;
  keepSession(session: PartnerSession): Promise<void>;
  endSession(): void;
}

/** @throws Problem 404 when the token opens nothing, 410 when the case was erased */
async function openVisit(
  { desk, links, sessions, supportPhone, now }: VisitParts,
  request: Request,
  response: Response,
): Promise<Visit> {
  const token = tokenOf(request);
  const link = await links.find(token);
  const standing = link === undefined ? undefined : await desk.standingOf(link.handoffId);
  if (link === undefined || standing?.status === 'waiting') {
    throw new Problem(404, 'NOT_FOUND', 'There is nothing here.');
  }
  if (standing === undefined) throw new Problem(410, 'ERASED', 'The case was erased.');
  const { handoffId } = link;
  const at = `/overdracht/${token}`;
  const session = await sessions.read(request.headers.cookie, handoffId, now());
  return {
    link,
    standing: asAnswered(standing, session?.answered),
    session,
    now: now(),
    frame: {
      ...{ reference: referenceOf(handoffId), partnerName: standing.partnerName },
      ...{ at, supportPhone },
      seal: sealWith(sessions.csrfOf(handoffId, session)),
    },
    send: (status, page) => {
      sendPage(response, status, page);
    },
    redirect: (to) => {
      response.redirect(303, to);
    },
    keepSession: async (kept) => {
      response.append('Set-Cookie', await sessions.toCookie(kept, at));
    },
    endSession: () => {
      response.append('Set-Cookie', sessions.toEnd(at));
      response.set('Clear-Site-Data', '"cache", "cookies"');
    },
  };
}

function tokenOf(request: Request): string {
  const { token } = request.params;
  return typeof token === 'string' ? token : '';
}

export interface PostedForm {
  readonly typed: Typed;
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

/** A handler of POST: only forms of our own pages get through. */
export function changing(
  parts: VisitParts,
  change: (visit: Visit, form: PostedForm) => Promise<void> | void,
  { needsSession = false } = {},
): RequestHandler {
  return async (request, response) => {
    const typed = await readForm(request);
    const visit = await openVisit(parts, request, response);
    const { link, session } = visit;
    if (needsSession && session === undefined) {
      throw new Problem(401, 'SESSION_ENDED', 'The session has ended.');
    }
    const idempotencyKey = openSeal(request, typed, (csrf) =>
      parts.sessions.isCsrf(csrf, link.handoffId, session),
    );
    await change(visit, { typed, idempotencyKey });
  };
}
