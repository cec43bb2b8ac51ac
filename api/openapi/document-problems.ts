import { z } from 'zod';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { Route } from '../route';
import { ProblemSchema } from '../schemas/problem-schema';
import { authenticateHeader, retryAfterHeader, versionHeader } from './headers';

type Headers = Record<string, z.ZodType>;

const shared = {
  invalidInput: problem(
    'InvalidInput',
    'The request is malformed or not valid; `errors` lists all.',
  ),
  noToken: problem('NoToken', 'There is no access token, or it is not valid.', {
    'WWW-Authenticate': authenticateHeader,
  }),
  notProven: problem('NotProven', 'The sender did not prove who it is.'),
  wrongRole: problem('WrongRole', 'None of the caller’s roles may do this.', {
    'WWW-Authenticate': authenticateHeader,
  }),
  notFound: problem('NotFound', 'It does not exist, or the caller may not know of it.'),
  notAcceptable: problem('NotAcceptable', 'The answer does not come in a form that was asked for.'),
  erased: problem('Erased', 'The personal data of this case were erased.'),
  tooLarge: problem('TooLarge', 'The body is larger than 256 KiB.'),
  wrongMediaType: problem('WrongMediaType', 'The body is not plain application/json.'),
  keyReused: problem('KeyReused', 'This Idempotency-Key was used for another request.'),
  tooMany: problem('TooMany', 'Too many requests in a minute.', {
    'Retry-After': retryAfterHeader,
  }),
  defect: problem('Defect', 'Something went wrong in the hub.'),
  away: problem('Away', 'Something the hub needs is away for now.', {
    'Retry-After': retryAfterHeader,
  }),
};

/** Every problem a route can answer with, so that a client can be written from the document alone. */
export function problemResponses(route: Route): ZodOpenApiResponsesObject {
  const isOpen = route.roles === 'public';
  const takesBody = route.body !== undefined;
  const isAboutCase = /\{(caseNumber|handoffId)\}/.test(route.path);
  return {
    400: shared.invalidInput,
    ...(route.signed === undefined ? {} : { 401: shared.notProven }),
    ...(isOpen ? {} : { 401: shared.noToken, 403: shared.wrongRole }),
    ...(route.params === undefined ? {} : { 404: shared.notFound }),
    406: shared.notAcceptable,
    ...(route.refusals === undefined ? {} : { 409: refused(route.refusals) }),
    ...(isAboutCase ? { 410: shared.erased } : {}),
    ...(takesBody ? { 413: shared.tooLarge, 415: shared.wrongMediaType } : {}),
    ...(route.requiresIdempotencyKey === true ? { 422: shared.keyReused } : {}),
    429: shared.tooMany,
    500: shared.defect,
    503: shared.away,
  };
}

function refused(codes: readonly string[]): ZodOpenApiResponseObject {
  const code = z.enum(codes).meta({ description: 'The rule that refuses it.' });
  return {
    description: `A rule forbids this now: ${codes.map((name) => `\`${name}\``).join(', ')}.`,
    headers: z.object({ 'API-Version': versionHeader }),
    content: { 'application/problem+json': { schema: ProblemSchema.extend({ code }) } },
  };
}

function problem(id: string, description: string, headers: Headers = {}): ZodOpenApiResponseObject {
  return {
    id,
    description,
    headers: z.object({ 'API-Version': versionHeader, ...headers }),
    content: { 'application/problem+json': { schema: ProblemSchema } },
  };
}
