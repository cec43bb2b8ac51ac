import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { ReportLinks } from '../../../store/report-links';
import type { Labels } from '../../policy-group/labels';
import type { ReportDesk } from '../../policy-group/policy-desk';
import { readEarlier } from '../../policy-group/read-earlier';
import { Problem } from '../../problem';
import type { Print } from '../print-page';
import type { ReportView } from './report-view';

export interface PolicyPagesOptions {
  readonly desk: ReportDesk;
  readonly links: ReportLinks;
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
    await handler({ options, response, view, edition });
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
