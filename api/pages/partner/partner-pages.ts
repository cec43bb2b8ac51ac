import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { HandoffLinks } from '../../../store/handoff-links';
import { byMethod } from '../../framework/by-method';
import type { PartnerDesk } from '../../partners/partner-desk';
import { readAnswer, readKept, readProgress } from './answer-forms';
import { limitAttempts } from '../attempt-limit';
import { openWithCode, sendNewCode, showCodePage, type CodeParts } from './code-steps';
import { giveAnswer, type AnswerForm } from './give-answer';
import { createPartnerSessions } from './partner-session';
import { createPartnerTrouble } from './partner-trouble';
import { hasContent, showContent, showHandoff } from './show-handoff';
import { changing, showing } from './visit';

export interface PartnerPagesOptions {
  readonly desk: PartnerDesk;
  readonly links: HandoffLinks;
  /** Encrypts sessions and signs forms; the one the links are made with. */
  readonly secret: string;
  /** Mails the code to the partner's own mailbox; throws when it could not be sent. */
  sendCode(partnerId: string, handoffId: string, code: string): Promise<void>;
  mailboxOf(partnerId: string): string | undefined;
  readonly supportPhone: string;
  /** Where browsers reach the hub. */
  readonly publicUrl: string;
  readonly logger: Logger;
  /** Codes asked and tried by one address in ten minutes; 30 when left out. */
  readonly attemptsPerAddress?: number;
  readonly now?: () => Date;
}

const answerForms: readonly AnswerForm[] = [
  { action: 'antwoord', read: readAnswer },
  { action: 'voortgang', read: readProgress },
  { action: 'verwijderd', read: () => ({ said: { status: 'deleted' } }) },
  { action: 'bewaard', read: readKept },
];

/** `/overdracht/{token}`: what a partner without a system of its own does with a hand-off. */
export function createPartnerPages(options: PartnerPagesOptions): Router {
  const { desk, supportPhone, logger, now = () => new Date(), ...rest } = options;
  const isHttps = new URL(options.publicUrl).protocol === 'https:';
  const sessions = createPartnerSessions(options.secret, isHttps);
  const parts = { ...rest, desk, supportPhone, now, sessions };
  const limited = limitAttempts(options.attemptsPerAddress ?? 30, logger);
  const router = Router({ strict: true, caseSensitive: true });
  router.post(['/overdracht/:token/code', '/overdracht/:token/openen'], limited);
  for (const [path, handlers] of Object.entries(pagesOf(parts))) {
    const template = `/overdracht/:token${path}`;
    router.all(template, byMethod(template, handlers));
  }
  router.use('/overdracht', createPartnerTrouble(supportPhone, logger));
  return router;
}

type Handlers = Readonly<
  Record<string, { readonly get: RequestHandler; readonly post?: RequestHandler }>
>;

function pagesOf(parts: CodeParts): Handlers {
  const { desk } = parts;
  // Who reloads the address of a form that was refused starts anew.
  const startAnew = showing(parts, (visit) => {
    visit.redirect(visit.frame.at);
  });

  return {
    '': { get: showing(parts, (visit) => showHandoff(desk, visit)) },
    '/gegevens': {
      get: showing(parts, async (visit) => {
        const { session, standing, frame } = visit;
        if (session === undefined || !hasContent(standing)) visit.redirect(frame.at);
        else await showContent(desk, visit);
      }),
    },
    '/code': {
      get: showing(parts, (visit) => {
        showCodePage(parts, visit);
      }),
      post: changing(parts, (visit) => sendNewCode(parts, visit)),
    },
    '/openen': {
      get: startAnew,
      post: changing(parts, (visit, form) => openWithCode(parts, visit, form)),
    },
    '/sluiten': {
      get: startAnew,
      post: changing(parts, (visit) => {
        visit.endSession();
        visit.redirect(visit.frame.at);
      }),
    },
    ...Object.fromEntries(
      answerForms.map((form) => [
        `/${form.action}`,
        { get: startAnew, post: answering(parts, form) },
      ]),
    ),
  };
}

function answering(parts: CodeParts, form: AnswerForm): RequestHandler {
  return changing(parts, (visit, posted) => giveAnswer(parts, form, visit, posted), {
    needsSession: true,
  });
}
