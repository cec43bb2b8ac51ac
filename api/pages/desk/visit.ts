import type { Request, RequestHandler, Response } from 'express';
import type { VNode } from 'preact';
import type { Policy } from '../../../domain/policy/policy';
import { contextOf } from '../../framework/request-context';
import { readQuery } from '../../framework/read-query';
import type { Labels } from '../../policy-group/labels';
import { Problem } from '../../problem';
import type { StaffFrame } from '../layout';
import type { Perform } from '../operations';
import type { FormSeal } from '../parts/form';
import type { Print } from '../print-page';
import { readForm } from '../read-form';
import { sendHtml, sendPage } from '../render-page';
import { sendPdf, type PdfFile } from '../send-pdf';
import { openSeal, sealWith } from '../seal';
import { returnAddress } from '../sign-in/return-address';
import type { StaffDoor } from '../sign-in/staff-door';
import type { StaffSession } from '../sign-in/staff-session';
import type { Performer } from '../../framework/perform-route';
import type { Directory } from './directory';
import { menuOf } from './menus';

export interface DeskParts {
  readonly door: StaffDoor;
  readonly operations: (performer: Performer) => Perform;
  readonly directory: Directory;
  readonly labels: Labels;
  readonly policy: Policy;
  readonly supportPhone: string;
  /** Without it there are no PDFs. */
  readonly print?: Print | undefined;
}

export type Typed = ReadonlyMap<string, string>;

/** One request for a page by somebody who is signed in. */
export interface Visit {
  readonly session: StaffSession;
  readonly now: Date;
  readonly directory: Directory;
  readonly labels: Labels;
  readonly policy: Policy;
  readonly frame: StaffFrame;
  readonly seal: FormSeal;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** What was typed here before the session ended; shown again instead of an empty form. */
  readonly kept: Typed | undefined;
  readonly perform: Perform;
  show(page: VNode, status?: number): void;
  /** A page that the API made. */
  send(html: string): void;
  /** Something to take along, as a file. */
  download(body: string, headers: Readonly<Record<string, string>>): void;
  /** Throws a Problem when it could not be printed; nothing is sent then. */
  sendPdf(file: PdfFile): Promise<void>;
  /** Whether there are PDFs at all. */
  readonly hasPrinter: boolean;
  /** After a POST, to a page of the hub. */
  goTo(path: string): void;
}

export type Show = (visit: Visit) => Promise<void> | void;
export type Change = (visit: Visit, typed: Typed, idempotencyKey: string) => Promise<void> | void;

/** A handler of GET: it shows, and changes nothing. */
export function showing(parts: DeskParts, show: Show): RequestHandler {
  return async (request, response) => {
    const { door } = parts;
    const found = await door.sessions.find(request.headers.cookie, door.now());
    if (found.state === 'open') {
      const visit = await openVisit(parts, { request, response, session: found.session });
      await orNothing(() => show(visit));
      return;
    }
    const away = found.state === 'ended' ? { weg: '1' } : {};
    const naar = returnAddress(request.originalUrl);
    const query = new URLSearchParams({ ...(naar === undefined ? {} : { naar }), ...away });
    response.redirect(303, `/inloggen?${query.toString()}`);
  };
}

/** An address with a number or a date of no known form leads to a page that is not there. */
async function orNothing(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'INVALID_INPUT') throw error;
    throw new Problem(404, 'NOT_FOUND', 'There is nothing here.', { cause: error });
  }
}

/** A handler of POST: only forms of this very session get through; what was typed after its end is kept. */
export function changing(parts: DeskParts, change: Change): RequestHandler {
  return async (request, response) => {
    const { sessions, now } = parts.door;
    const typed = await readForm(request);
    const found = await sessions.find(request.headers.cookie, now());
    if (found.state === 'none') throw new Problem(401, 'SIGN_IN_FIRST', 'Nobody is signed in.');
    const { session } = found;
    const key = openSeal(request, typed, (csrf) => sessions.isCsrf(csrf, session));
    if (found.state === 'ended') {
      const naar = await keepTyped(parts, request, { session, typed });
      const query = new URLSearchParams({ naar, weg: '1', bewaard: '1' });
      response.redirect(303, `/inloggen?${query.toString()}`);
      return;
    }
    const visit = await openVisit(parts, { request, response, session });
    try {
      await change(visit, typed, key);
    } catch (error) {
      const why = whyKept(error);
      if (why === undefined) throw error;
      response.redirect(303, await keepTyped(parts, request, { session, typed, ...why }));
      return;
    }
    const formId = typed.get('bewaard');
    if (formId !== undefined && response.statusCode < 400) await parts.door.forms.forget(formId);
  };
}

/** The text is fine, and may be sent once more: later, or after a look at what came of it before. */
function whyKept(error: unknown): Pick<Keeping, 'waarom' | 'isAnew'> | undefined {
  if (!(error instanceof Problem)) return undefined;
  if (error.status === 503) return { waarom: 'later' };
  return error.code === 'IDEMPOTENCY_KEY_REUSED' ? { waarom: 'eerder', isAnew: true } : undefined;
}

interface Keeping {
  readonly session: StaffSession;
  readonly typed: Typed;
  readonly waarom?: 'later' | 'eerder';
  /** As another form than the one that was sent. */
  readonly isAnew?: true;
}

/** The way back to the form with what was typed. */
async function keepTyped(
  { door }: DeskParts,
  request: Request,
  { session, typed, waarom, isAnew }: Keeping,
): Promise<string> {
  const path = pathOf(request);
  const kept = isAnew === true ? new Map([...typed].filter(([name]) => name !== 'key')) : typed;
  const formId = await door.forms.keep({ subject: session.subject, path, typed: kept }, door.now());
  const why = waarom === undefined ? {} : { waarom };
  return `${path}?${new URLSearchParams({ bewaard: formId, ...why }).toString()}`;
}

interface Opened {
  readonly request: Request;
  readonly response: Response;
  readonly session: StaffSession;
}

async function openVisit(parts: DeskParts, opened: Opened): Promise<Visit> {
  const { door, directory, labels, policy, supportPhone, operations, print } = parts;
  const { request, response, session } = opened;
  const now = door.now();
  const context = contextOf(request);
  context.identity = session;
  const renewed = door.sessions.renew(session, now);
  if (renewed !== undefined) response.append('Set-Cookie', await door.sessions.toCookie(renewed));
  const query = single(readQuery(request.url));
  const kept = await keptFor(parts, opened, query['bewaard']);
  return {
    ...{ session, now, directory, labels, policy, query },
    params: single(request.params),
    frame: { name: directory.nameOf(session.subject), menu: menuOf(session.roles), supportPhone },
    seal: sealWith(door.sessions.csrfOf(session), kept?.get('key')),
    kept,
    perform: operations({ identity: session, context }),
    show: (page, status = 200) => {
      sendPage(response, status, page);
    },
    send: (html) => {
      sendHtml(response, 200, html);
    },
    download: (body, headers) => {
      response.set({ ...headers, 'Cache-Control': 'no-store' }).send(body);
    },
    sendPdf: (file) => sendPdf(response, print, file),
    hasPrinter: print !== undefined,
    goTo: (path) => {
      response.redirect(303, path);
    },
  };
}

async function keptFor(
  { door }: DeskParts,
  { request, session }: Opened,
  formId: string | undefined,
): Promise<Typed | undefined> {
  if (formId === undefined || request.method !== 'GET') return undefined;
  return door.forms.find(formId, { subject: session.subject, path: pathOf(request) }, door.now());
}

function pathOf(request: Request): string {
  return request.baseUrl + request.path;
}

/** A field that is there twice is none. */
function single(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    ),
  );
}
