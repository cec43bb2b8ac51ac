import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { byMethod } from '../../framework/by-method';
import { Problem } from '../../problem';
import type { ResidentDesk } from '../../residents/resident-desk';
import type { ResidentDoor } from '../../residents/resident-door';
import { CodePage } from './code-page';
import { FinishedPage } from './finished-page';
import { giveEvaluation, giveStep, giveStop } from './give-forms';
import { openPlan } from './open-plan';
import { renderPage } from '../render-page';
import { planFile, PlanPage } from './plan-page';
import { ProofPage } from './proof-page';
import { createResidentCookies } from './resident-cookie';
import { start } from './resident-layout';
import { createResidentTrouble } from './resident-trouble';
import { ClosedPage } from './side-pages';
import { StopPage } from './stop-page';
import {
  changing,
  changingOpen,
  showing,
  showingOpen,
  type OpenVisit,
  type Visit,
  type VisitParts,
} from './visit';

export interface ResidentPagesOptions {
  readonly desk: ResidentDesk;
  readonly door: ResidentDoor;
  /** Binds forms to the browser they were shown in. */
  readonly secret: string;
  readonly supportPhone: string;
  /** Where browsers reach the hub. */
  readonly publicUrl: string;
  readonly logger: Logger;
  readonly print?: VisitParts['print'];
  readonly now?: () => Date;
}

type Handlers = Readonly<
  Record<string, { readonly get: RequestHandler; readonly post?: RequestHandler }>
>;

const closed = '/gesloten';

/** `/mijn-plan`: what a resident reads of their own case and does in it, with the code of a letter. */
export function createResidentPages(options: ResidentPagesOptions): Router {
  const { desk, door, supportPhone, logger, print, now = () => new Date() } = options;
  const isHttps = new URL(options.publicUrl).protocol === 'https:';
  const cookies = createResidentCookies(options.secret, isHttps);
  const router = Router({ strict: true, caseSensitive: true });
  const pages = pagesOf({ desk, door, cookies, supportPhone, now, print });
  for (const [path, handlers] of Object.entries(pages)) router.all(path, byMethod(path, handlers));
  router.use(start, () => {
    throw new Problem(404, 'NOT_FOUND', 'There is nothing here.');
  });
  router.use([start, closed], createResidentTrouble(supportPhone, logger));
  return router;
}

function pagesOf(parts: VisitParts): Handlers {
  // Who reloads the address of a form that was refused starts anew.
  const startAnew = showing(parts, (visit) => {
    visit.redirect(start);
  });
  return {
    [start]: {
      get: showing(parts, (visit) => showStart(parts, visit)),
      post: changing(parts, (visit, form) => openPlan(parts, visit, form)),
    },
    [`${start}/stap`]: {
      get: startAnew,
      post: changingOpen(parts, (visit, form) => giveStep(parts, visit, form)),
    },
    [`${start}/evaluatie`]: {
      get: startAnew,
      post: changingOpen(parts, (visit, form) => giveEvaluation(parts, visit, form)),
    },
    [`${start}/intrekken/:number`]: {
      get: showingOpen(parts, (visit) => showStop(parts, visit)),
      post: changingOpen(parts, (visit, form) => giveStop(parts, visit, form)),
    },
    [`${start}/bewijs`]: {
      get: showingOpen(parts, (visit) => showProof(parts, visit)),
    },
    ...(parts.print !== undefined && {
      [planFile]: { get: showingOpen(parts, (visit) => sendPlan(parts, visit)) },
    }),
    [`${start}/sluiten`]: {
      get: startAnew,
      post: changing(parts, (visit) => closePlan(parts, visit)),
    },
    [closed]: {
      get: showing(parts, (visit) => {
        visit.clear();
        visit.send(200, <ClosedPage />);
      }),
    },
  };
}

async function showStart(parts: VisitParts, visit: Visit): Promise<void> {
  const { plan: open, frame } = visit;
  if (open === undefined) {
    visit.send(200, <CodePage frame={frame} />);
    return;
  }
  visit.send(200, await planPage(parts, { ...visit, plan: open }));
}

async function planPage({ desk, print }: VisitParts, { plan: open, frame }: OpenVisit) {
  const { plan } = await desk.planOf(open.caseNumber);
  const isOver = plan.stage === 'looking-back' || plan.stage === 'finished';
  return isOver ? (
    <FinishedPage frame={frame} plan={plan} />
  ) : (
    <PlanPage frame={frame} plan={plan} hasPdf={print !== undefined} />
  );
}

async function sendPlan(parts: VisitParts, visit: OpenVisit): Promise<void> {
  await visit.sendPdf({ name: 'mijn-plan', html: renderPage(await planPage(parts, visit)) });
}

async function showStop(parts: VisitParts, visit: OpenVisit): Promise<void> {
  const { plan } = await parts.desk.planOf(visit.plan.caseNumber);
  const shared = plan.sharing.find(({ number }) => String(number) === visit.number);
  if (shared === undefined) throw new Problem(404, 'NOT_FOUND', 'There is nothing here.');
  if (shared.canStop) visit.send(200, <StopPage frame={visit.frame} shared={shared} />);
  else visit.redirect(start);
}

async function showProof(parts: VisitParts, visit: OpenVisit): Promise<void> {
  const { receipts } = await parts.desk.receiptsOf(visit.plan.caseNumber);
  visit.send(200, <ProofPage frame={visit.frame} receipts={receipts} />);
}

/** Also when it was over already: whoever presses it wants to be gone. */
async function closePlan({ door }: VisitParts, visit: Visit): Promise<void> {
  await door.close(visit.token);
  visit.clear();
  visit.redirect(closed);
}
