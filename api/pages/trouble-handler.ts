import type { ErrorRequestHandler, Request } from 'express';
import type { VNode } from 'preact';
import type { Logger } from 'pino';
import { isDatabaseUnavailable } from '../../store/database';
import { describeDefect, reasonOf } from '../framework/describe-defect';
import { contextOf } from '../framework/request-context';
import { Problem } from '../problem';
import { sendPage } from './render-page';

/** What could not be done, as people read it. */
export interface TroubleWords {
  readonly title: string;
  readonly text: string;
  /** There is a page to go on from. */
  readonly goesOn?: true;
}

interface TroubleOptions {
  /** By code of the problem. */
  readonly words: Readonly<Record<string, TroubleWords>>;
  /** For a request that is wrong in a way that has no words of its own. */
  readonly otherwise: TroubleWords;
  pageOf(words: TroubleWords, request: Request): VNode;
  readonly logger: Logger;
}

const later: TroubleWords = {
  title: 'Dit lukt nu niet',
  text: 'Er ging iets mis bij ons. Er is niets veranderd. Probeer het over een paar minuten opnieuw.',
  goesOn: true,
};

/** Says in a page what the API says in a problem. */
export function createTroubleHandler(options: TroubleOptions): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const context = contextOf(request);
    const problem = toProblem(error);
    if (problem.code === 'INTERNAL_ERROR') {
      const { traceId } = context;
      options.logger.error({ traceId, defect: describeDefect(error) }, 'defect in a page');
    }
    context.problem = { code: problem.code, reason: reasonOf(problem.cause) };
    if (response.headersSent) {
      next(error);
      return;
    }
    const words = options.words[problem.code] ?? (problem.status < 500 ? options.otherwise : later);
    response.set(problem.headers);
    sendPage(response, problem.status, options.pageOf(words, request));
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
