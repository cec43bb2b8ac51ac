import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { CaseErased } from '../store/erased';
import { describeDefect, reasonOf } from './framework/describe-defect';
import { contextOf } from './framework/request-context';
import { Problem } from './problem';

/** Turns whatever was thrown into application/problem+json; what it does not know is a defect. */
export function createErrorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const context = contextOf(request);
    const problem = toProblem(error);
    if (problem.code === 'INTERNAL_ERROR') {
      logger.error(
        { traceId: context.traceId, defect: describeDefect(error) },
        'defect in a request',
      );
    }
    context.problem = { code: problem.code, reason: reasonOf(problem.cause) };
    // Half an answer is on its way: only express can cut the connection now.
    if (response.headersSent) {
      next(error);
      return;
    }
    response.status(problem.status).set(problem.headers).type('application/problem+json');
    response.send(JSON.stringify(problem.toBody(context.traceId)));
  };
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CaseErased)
    return new Problem(410, 'ERASED', 'The personal data of this case were erased.');
  if (isUndecodablePath(error)) {
    return new Problem(400, 'MALFORMED_PATH', 'The path is not valid percent-encoded UTF-8.');
  }
  return new Problem(
    500,
    'INTERNAL_ERROR',
    'Something went wrong in the hub. Mention instance when you report it.',
  );
}

/** The router decodes path parameters and throws the URIError with a status on it. */
function isUndecodablePath(error: unknown): boolean {
  return error instanceof URIError && 'status' in error && error.status === 400;
}
