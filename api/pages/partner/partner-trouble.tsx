import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { isDatabaseUnavailable } from '../../../store/database';
import { describeDefect, reasonOf } from '../../framework/describe-defect';
import { contextOf } from '../../framework/request-context';
import { Problem } from '../../problem';
import { sendPage } from '../render-page';
import { TroublePage } from './closed-pages';

interface Words {
  readonly title: string;
  readonly text: string;
  readonly goesOn?: true;
}

const later: Words = {
  title: 'Dit lukt nu niet',
  text: 'Er ging iets mis bij ons. Er is niets veranderd. Probeer het over een paar minuten opnieuw.',
  goesOn: true,
};

const words: Readonly<Record<string, Words>> = {
  NOT_FOUND: {
    title: 'Deze pagina is er niet',
    text: 'Deze link werkt niet, of niet meer. Kijk of u de hele link uit de mail heeft. Lukt het niet? Bel ons dan.',
  },
  FORM_EXPIRED: {
    title: 'Dit formulier werkt niet meer',
    text: 'Er is niets verstuurd. Open de overdracht opnieuw en probeer het nog een keer.',
    goesOn: true,
  },
  SESSION_ENDED: {
    title: 'U was een tijd weg',
    text: 'Voor de veiligheid is de overdracht weer dicht. Er is niets verstuurd. Vraag een nieuwe code.',
    goesOn: true,
  },
  ANSWER_NOT_POSSIBLE: {
    title: 'Dit kan niet meer',
    text: 'Deze overdracht is intussen veranderd. Kijk hoe het er nu voor staat.',
    goesOn: true,
  },
  NO_MAILBOX: {
    title: 'Wij kunnen geen code sturen',
    text: 'Van uw organisatie kennen wij geen mailbox meer. Bel ons.',
  },
  CODE_NOT_SENT: {
    title: 'De code kon niet worden verstuurd',
    text: 'De mail komt nu niet weg. Probeer het over een paar minuten opnieuw, of bel ons.',
    goesOn: true,
  },
  RATE_LIMITED: {
    title: 'Dit was te vaak achter elkaar',
    text: 'Wacht een paar minuten en probeer het dan opnieuw.',
    goesOn: true,
  },
  METHOD_NOT_ALLOWED: { title: 'Dit kan hier niet', text: 'Open de link uit de mail opnieuw.' },
  BODY_TOO_LARGE: {
    title: 'Uw tekst is te lang',
    text: 'Er is niets verstuurd. Ga terug en maak de tekst korter.',
  },
};

const unreadable: Words = {
  title: 'Dit formulier konden wij niet lezen',
  text: 'Er is niets verstuurd. Open de overdracht opnieuw en probeer het nog een keer.',
  goesOn: true,
};

/** Says in a page what the API says in a problem. */
export function createTroubleHandler(supportPhone: string, logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const context = contextOf(request);
    const problem = toProblem(error);
    if (problem.code === 'INTERNAL_ERROR') {
      const { traceId } = context;
      logger.error({ traceId, defect: describeDefect(error) }, 'defect in a page');
    }
    context.problem = { code: problem.code, reason: reasonOf(problem.cause) };
    if (response.headersSent) {
      next(error);
      return;
    }
    const { title, text, goesOn } =
      words[problem.code] ?? (problem.status < 500 ? unreadable : later);
    const [start] = /^\/overdracht\/[\w-]+/.exec(request.originalUrl) ?? [];
    response.set(problem.headers);
    sendPage(
      response,
      problem.status,
      <TroublePage
        title={title}
        next={goesOn === true ? start : undefined}
        supportPhone={supportPhone}
      >
        {text}
      </TroublePage>,
    );
  };
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // The router throws it for a path that is no percent-encoded UTF-8.
  if (error instanceof URIError) return new Problem(404, 'NOT_FOUND', 'There is nothing here.');
  return isDatabaseUnavailable(error)
    ? new Problem(503, 'DATABASE_UNAVAILABLE', 'The database is away.', { cause: error })
    : new Problem(500, 'INTERNAL_ERROR', 'Something went wrong in the hub.');
}
