import { createHmac } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { SignalStanding } from '../../../domain/report/answer';
import { isSame } from '../../../store/is-same';
import type { ReportLinks } from '../../../store/report-links';
import type { Labels } from '../../policy-group/labels';
import type { PolicyDesk } from '../../policy-group/policy-desk';
import { readEarlier } from '../../policy-group/read-earlier';
import { Problem } from '../../problem';
import type { FormSeal } from '../parts/form';
import type { Print } from '../print-page';
import { sealWith } from '../seal';
import type { ReportView } from './report-view';

export interface PolicyPagesOptions {
  readonly desk: PolicyDesk;
  readonly links: ReportLinks;
  /** Signs forms; the one the links are made with. */
  readonly secret: string;
  readonly labels: Labels;
  readonly supportPhone: string;
  readonly logger: Logger;
  /** Requests by one address in ten minutes. */
  readonly attemptsPerAddress: number;
  /** Makes a PDF of a page; without it there is none. */
  readonly print?: Print | undefined;
}

/** One request for a page of one edition: whether it may be read is decided before any page is made. */
export interface Visit {
  readonly options: PolicyPagesOptions;
  readonly request: Request;
  readonly response: Response;
  readonly view: ReportView & { readonly at: string };
  readonly edition: number;
}

export type Handler = (visit: Visit) => Promise<void> | void;

/** Runs a handler for who holds the key of the edition; nobody else learns whether there is one. */
export function visiting(options: PolicyPagesOptions, handler: Handler): RequestHandler {
  return async (request, response) => {
    const edition = editionOf(request);
    const key = String(request.params['key'] ?? '');
    const isOpen = options.links.opens(edition, key);
    const report = isOpen ? await options.desk.readReport(edition) : undefined;
    if (report === undefined) throw nothing();
    const newer = await newerThan(edition, options);
    const view = {
      ...{ report, labels: options.labels, supportPhone: options.supportPhone },
      earlier: await readEarlier(options.desk, edition),
      standings: await options.desk.readStandings(),
      at: pathTo(edition, options.links),
      hasPdf: options.print !== undefined,
      ...(newer === undefined ? {} : { newer }),
    };
    await handler({ options, request, response, view, edition });
  };
}

export function pathTo(edition: number, links: ReportLinks): string {
  return `/signalen/${edition}/${links.keyOf(edition)}`;
}

function editionOf(request: Request): number {
  const written = String(request.params['edition'] ?? '');
  return /^[1-9]\d{0,5}$/.test(written) ? Number(written) : 0;
}

async function newerThan(
  edition: number,
  { desk, links }: PolicyPagesOptions,
): Promise<ReportView['newer']> {
  const [latest] = await desk.listEditions({ limit: 1 });
  if (latest === undefined || latest.edition <= edition) return undefined;
  return { edition: latest.edition, href: pathTo(latest.edition, links) };
}

/** The same for what is not there and what may not be read. */
export function nothing(): Problem {
  return new Problem(404, 'NOT_FOUND', 'There is nothing here.');
}

/** The signal with this number, when it was published up to this edition. */
export function signalOf(
  { standings }: Pick<ReportView, 'standings'>,
  edition: number,
  number: unknown,
): SignalStanding {
  const standing = standings.find(({ signal }) => String(signal) === number);
  if (standing?.editions.some((each) => each <= edition) !== true) throw nothing();
  return standing;
}

export function sealOf(visit: Visit): FormSeal {
  return sealWith(csrfOf(visit));
}

/** Whether a form was made for this edition by us. */
export function isCsrfOf(visit: Visit): (given: string) => boolean {
  return (given) => isSame(given, csrfOf(visit));
}

function csrfOf({ options, view }: Visit): string {
  return createHmac('sha256', options.secret).update(`csrf ${view.at}`).digest('base64url');
}
