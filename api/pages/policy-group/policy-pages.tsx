import { Router, type NextFunction, type Request, type Response } from 'express';
import { byMethod } from '../../framework/by-method';
import { readQuery } from '../../framework/read-query';
import { csvHeaders, reportCsv } from '../../policy-group/report-csv';
import { limitAttempts } from '../attempt-limit';
import { sendPage } from '../render-page';
import { sendPdf } from '../send-pdf';
import { EditionsPage } from './editions-page';
import { answeredMessage, giveAnswer, showAnswer } from './give-answer';
import { createPolicyTrouble } from './policy-trouble';
import { reportFile } from './render-report';
import { ReportPage } from './report-page';
import {
  nothing,
  pathTo,
  visiting,
  type Handler,
  type PolicyPagesOptions,
  type Visit,
} from './visit';

const root = '/signalen/:edition/:key';
const mostEditions = 50;

/** `/signalen/{edition}/{key}`: the report and the answers, for whoever holds the link (decision 0023). */
export function createPolicyPages(options: PolicyPagesOptions): Router {
  const { logger, supportPhone } = options;
  const router = Router({ strict: true, caseSensitive: true });
  router.use('/signalen', linksOnly, limitAttempts(options.attemptsPerAddress, logger));
  for (const [path, { get, post }] of Object.entries(pages)) {
    const template = `${root}${path}`;
    const handlers = {
      get: visiting(options, get),
      ...(post === undefined ? {} : { post: visiting(options, post) }),
    };
    router.all(template, byMethod(template, handlers));
  }
  router.use('/signalen', () => {
    throw nothing();
  });
  router.use('/signalen', createPolicyTrouble(supportPhone, logger));
  return router;
}

/** What else begins like this is for who signs in. */
function linksOnly({ path }: Request, _response: Response, next: NextFunction): void {
  if (/^\/\d/.test(path)) next();
  else next('router');
}

const pages: Readonly<Record<string, { readonly get: Handler; readonly post?: Handler }>> = {
  '': { get: showReport },
  '/edities': { get: showEditions },
  '/cijfers.csv': { get: sendCsv },
  '/rapport.pdf': { get: sendReport },
  '/signaal/:signal': { get: showAnswer, post: giveAnswer },
};

function showReport({ request, response, view, edition }: Visit): void {
  const { beantwoord: number } = readQuery(request.url);
  const message = answeredMessage(view, edition, number);
  sendPage(response, 200, <ReportPage view={view} message={message} />);
}

async function showEditions({ options, response, view }: Visit): Promise<void> {
  const { desk, links, supportPhone } = options;
  const editions = await desk.listEditions({ limit: mostEditions });
  const linkTo = (edition: number) => pathTo(edition, links);
  sendPage(response, 200, <EditionsPage {...{ at: view.at, supportPhone, editions, linkTo }} />);
}

function sendCsv({ response, view, edition }: Visit): void {
  response
    .set({ ...csvHeaders(edition), 'Cache-Control': 'no-store' })
    .type('text/csv; charset=utf-8')
    .send(reportCsv(view.report, view.labels));
}

async function sendReport({ options, response, view, edition }: Visit): Promise<void> {
  await sendPdf(response, options.print, reportFile(view, edition));
}
