import { z } from 'zod';
import { Problem } from '../problem';
import type { InputError } from '../problem';
import type { PublicRouteInput, RawRequest } from '../route';
import { describeIssue } from './describe-issue';

/** More would make a small hostile request a large answer. */
const listedErrors = 100;

const noFields = z.strictObject({});
const noBody = noFields.optional();

interface Schemas {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
}

type Input = PublicRouteInput<Record<string, unknown>, Record<string, unknown>, unknown>;

/** The input as its schemas give it back, or a Problem 400 that lists everything that is wrong with it. */
export function validateInput(schemas: Schemas, request: RawRequest): Input {
  const errors: InputError[] = [...request.headerErrors];
  const params = check(schemas.params ?? noFields, request.params, { in: 'path', errors });
  const query = check(schemas.query ?? noFields, request.query, { in: 'query', errors });
  const body = check(schemas.body ?? noBody, request.body, { in: 'body', errors });
  if (errors.length > 0 || params === undefined || query === undefined) {
    throw invalid(errors);
  }
  const { idempotencyKey, fingerprint, traceparent, mediaType } = request;
  return {
    params,
    query,
    body: schemas.body === undefined ? undefined : body,
    idempotencyKey,
    fingerprint,
    traceparent,
    mediaType,
  };
}

/** A Problem 400 for a part of the body that could be judged only after the rest. */
export function invalidBody({ issues }: z.ZodError, at: string): Problem {
  const errors = issues
    .flatMap((issue) => describeIssue('body', issue))
    .map((error) => ({ ...error, pointer: `${at}${error.pointer}` }));
  return invalid(errors);
}

function invalid(errors: readonly InputError[]): Problem {
  const detail = 'The request is not valid; errors says what and where.';
  return new Problem(400, 'INVALID_INPUT', detail, { errors: errors.slice(0, listedErrors) });
}

function check<S extends z.ZodType>(
  schema: S,
  value: unknown,
  report: { readonly in: InputError['in']; readonly errors: InputError[] },
): z.output<S> | undefined {
  // The input is reported only to tell what is missing from what is wrong; it goes no further.
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) report.errors.push(...describeIssue(report.in, issue));
  return undefined;
}
