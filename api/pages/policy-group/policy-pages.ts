import { createHmac, randomBytes } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import type { SignalStanding } from '../../../domain/report/answer';
import { byMethod } from '../../framework/by-method';
import type { PolicyDesk } from '../../policy-group/policy-desk';
import type { createLabels } from '../../policy-group/labels';
import { reportCsv } from '../../policy-group/report-csv';
import { Problem } from '../../problem';
import { isSame } from '../../../store/is-same';
import type { ReportLinks } from '../../../store/report-links';
import { createTroubleHandler } from '../partner/partner-trouble';
import { limitAttempts } from '../partner/attempt-limit';
import { readForm } from '../read-form';
import { sendPage } from '../render-page';
import { AnswerPage } from './answer-page';
import { readAnswerForm } from './answer-form';
import { EditionsPage } from './editions-page';
import { ReportPage } from './report-page';
import type { ReportView } from './report-view';

export interface PolicyPagesOptions {
  readonly desk: PolicyDesk;
  readonly links: ReportLinks;
  /** Signs forms; the one the links are made with. */
  readonly secret: string;
  readonly labels: ReturnType<typeof createLabels>;
  readonly supportPhone: string;
  readonly logger: Logger;
  /** Requests by one address in ten minutes. */
  readonly attemptsPerAddress: number;
}

const root = '/signalen/:edition/:key';
const mostEditions = 50;

/** `/signalen/{edition}/{key}`: the report and the answers, for whoever holds the link (decision 0023). */
export function createPolicyPages(options: PolicyPagesOptions): Router {
  const { logger, supportPhone } = options;
  const router = Router({ strict: true, caseSensitive: true });
  router.use('/signalen', limitAttempts(options.attemptsPerAddress, logger));
  const page = (path: string, get: Handler, post?: Handler) => {
    const template = `${root}${path}`;
    const handlers = { get: visiting(options, get) };
    router.all(
      template,
      byMethod(
        template,
        post === undefined ? handlers : { ...handlers, post: visiting(options, post) },
      ),
    );
  };
  page('', showReport);
  page('/edities', showEditions);
  page('/cijfers.csv', sendCsv);
  page('/signaal/:signal', showAnswer, giveAnswer);
  router.use('/signalen', createTroubleHandler(supportPhone, logger));
  return router;
}

interface Visit {
  readonly options: PolicyPagesOptions;
  readonly request: Request;
  readonly response: Response;
  readonly view: ReportView;
  readonly edition: number;
}

type Handler = (visit: Visit) => Promise<void> | void;

function visiting(options: PolicyPagesOptions, handler: Handler): RequestHandler {
  return async (request, response) => {
    const { desk, links, labels, supportPhone } = options;
    const { edition: written = '', key = '' } = request.params;
    const edition = /^[1-9]\d{0,5}$/.test(String(written)) ? Number(written) : 0;
    const report = links.opens(edition, String(key)) ? await desk.readReport(edition) : undefined;
    if (report === undefined) throw nothing();
    const view: ReportView = {
      ...{ report, labels, supportPhone },
      standings: await desk.readStandings(),
      at: `/signalen/${edition}/${String(key)}`,
    };
    await handler({ options, request, response, view, edition });
  };
}

const nothing = () => new Problem(404, 'NOT_FOUND', 'There is nothing here.');

function showReport({ request, response, view }: Visit): void {
  const isAnswered =
    new URL(request.url, 'http://localhost').searchParams.get('gedaan') === 'antwoord';
  const message = isAnswered
    ? 'Uw antwoord is bewaard. Wie het signaal gaf, krijgt bericht.'
    : undefined;
  sendPage(response, 200, ReportPage({ view, message }));
}

async function showEditions({ options, response, view, edition }: Visit): Promise<void> {
  const { desk, links, supportPhone } = options;
  const editions = await desk.listEditions({ before: edition, limit: mostEditions });
  const linkTo = (each: number) => `/signalen/${each}/${links.keyOf(each)}`;
  sendPage(response, 200, EditionsPage({ at: view.at, supportPhone, editions, linkTo }));
}

function sendCsv({ response, view, edition }: Visit): void {
  response
    .set('Content-Disposition', `attachment; filename="signalenrapport-${edition}.csv"`)
    .type('text/csv; charset=utf-8')
    .send(reportCsv(view.report, view.labels));
}

function showAnswer(visit: Visit): void {
  const { response, view } = visit;
  const standing = standingIn(visit);
  sendPage(response, 200, AnswerPage({ view, standing, seal: sealOf(visit) }));
}

async function giveAnswer(visit: Visit): Promise<void> {
  const { options, request, response, view, edition } = visit;
  const form = await readForm(request);
  const standing = standingIn(visit);
  const key = form.get('key') ?? '';
  if (!isOurs(visit, form.get('csrf') ?? '') || !/^[\w-]{22}$/.test(key))
    throw new Problem(403, 'FORM_EXPIRED', 'This form is not, or no longer, valid.');
  const read = readAnswerForm(form);
  if ('errors' in read) {
    const { errors, typed } = read;
    sendPage(response, 422, AnswerPage({ view, standing, seal: sealOf(visit), typed, errors }));
    return;
  }
  // Only an edition that published the signal can be answered: the newest of those up to this one.
  const answered = standing.editions.filter((each) => each <= edition).at(-1) ?? edition;
  const { signal } = standing;
  const by = 'policy-group';
  await options.desk.answer({
    edition: answered,
    signal,
    answer: read.answer,
    by,
    commandId: `form-${key}`,
  });
  response.redirect(303, `${view.at}?gedaan=antwoord`);
}

function standingIn({ request, view }: Visit): SignalStanding {
  const number = String(request.params['signal'] ?? '');
  const standing = view.standings.find(({ signal }) => String(signal) === number);
  if (standing === undefined) throw nothing();
  return standing;
}

function csrfOf({ options, view }: Visit): string {
  return createHmac('sha256', options.secret).update(`csrf ${view.at}`).digest('base64url');
}

function sealOf(visit: Visit) {
  return { csrf: csrfOf(visit), idempotencyKey: randomBytes(16).toString('base64url') };
}

function isOurs(visit: Visit, given: string): boolean {
  const site = visit.request.headers['sec-fetch-site'];
  const isSameSite = site === undefined || site === 'same-origin' || site === 'none';
  return isSameSite && isSame(given, csrfOf(visit));
}
