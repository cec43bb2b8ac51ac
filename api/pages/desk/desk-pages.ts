import { Router } from 'express';
import type { Logger } from 'pino';
import { byMethod } from '../../framework/by-method';
import { createRateLimit } from '../../framework/rate-limit';
import { Problem } from '../../problem';
import { createDeskTrouble } from './desk-trouble';
import type { DeskPage } from './page';
import { leaderPages } from '../leader/leader-pages';
import { signalPages } from '../policy-group/signal-pages';
import { casePage } from './case-page';
import { absencePage } from './absence-page';
import { readAnswerPage } from './read-answer';
import { addStepPage } from './add-step-page';
import { contactPage } from './contact-page';
import { intakePage } from './intake-page';
import { redirectPage } from './redirect-page';
import { referralPage } from './referral-page';
import { schedulePage } from './schedule-page';
import { slotPage } from './slot-page';
import { stepPage } from './step-page';
import { referPage } from './refer-page';
import { tableHomePage, tablePage } from './table-page';
import { todayPage } from './today-page';
import { callBackPage } from './call-back-page';
import { callBackSavedPage } from './call-back-saved';
import { handoffPage } from './handoff-page';
import { letterPage } from './letter-page';
import { noSessionPage } from './no-session-page';
import { planPage } from './plan-page';
import { handoffStandingPage } from './handoff-standing-page';
import { consentPage } from './consent-page';
import { stopSharingPage } from './stop-sharing-page';
import { stoppedSharingPage } from './stopped-sharing-page';
import { budgetPage } from './budget-page';
import { spendPage } from './spend-page';
import { refundPage } from './refund-page';
import { deviatePage } from './deviate-page';
import { signalPage } from './signal-page';
import { residentsPage } from './residents';
import { sessionPage } from './session-page';
import { takeAlongFile, takeAlongPage } from './take-along-page';
import { closePage } from './close-page';
import { flamePage } from './flame-page';
import { lookBackPage } from './look-back-page';
import { pausePage } from './pause-page';
import { reopenPage } from './reopen-page';
import { resumePage } from './resume-page';
import { teamPage } from './team-page';
import { changing, showing, type DeskParts } from './visit';

export interface DeskPagesOptions extends DeskParts {
  readonly logger: Logger;
  readonly rateLimitPerMinute: number;
}

const pages: readonly DeskPage[] = [
  ...[todayPage, residentsPage, casePage, readAnswerPage],
  ...[referPage, tableHomePage, absencePage, tablePage],
  ...[handoffPage, handoffStandingPage, callBackPage, callBackSavedPage],
  ...[sessionPage, noSessionPage, takeAlongPage, takeAlongFile],
  ...[planPage, letterPage],
  ...[referralPage, redirectPage, intakePage, schedulePage],
  ...[contactPage, stepPage, addStepPage, slotPage],
  ...[consentPage, stopSharingPage, stoppedSharingPage],
  ...[budgetPage, spendPage, refundPage, deviatePage, signalPage],
  ...[pausePage, resumePage, teamPage, closePage, lookBackPage, flamePage, reopenPage],
  ...leaderPages,
  ...signalPages,
];

/** What staff see after signing in. */
export function createDeskPages(options: DeskPagesOptions): Router {
  const { logger, supportPhone, rateLimitPerMinute, print } = options;
  const router = Router({ strict: true, caseSensitive: true });
  const roots = [...new Set(pages.map(({ path }) => `/${path.split('/')[1] ?? ''}`))];
  router.use(roots, createRateLimit(rateLimitPerMinute, logger));
  for (const { path, show, change, needsPrinter } of pages) {
    if (needsPrinter === true && print === undefined) continue;
    const get = showing(options, show);
    const post = change === undefined ? {} : { post: changing(options, change) };
    router.all(path, byMethod(path, { get, ...post }));
  }
  router.use(roots, () => {
    throw new Problem(404, 'NOT_FOUND', 'There is nothing here.');
  });
  router.use(roots, createDeskTrouble(supportPhone, logger));
  return router;
}
