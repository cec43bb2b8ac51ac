import { z } from 'zod';
import { rolesFor } from '../../domain/access/decide-access';
import type {
  ZodOpenApiContentObject,
  ZodOpenApiOperationObject,
  ZodOpenApiParameters,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi';
import type { DocumentedResponse, Route } from '../route';
import { problemResponses } from './document-problems';
import { versionHeader } from './headers';

const idempotencyKey = z
  .string()
  .min(8)
  .max(128)
  .meta({
    description:
      'Names this one command, for ever: sent again with the same body it gets the same answer, with another body 422. The bare key or a structured-field string.',
    examples: ['7b7c0c3e-5f0e-4a6c-9f0a-2f6a3f0e9b11'],
  });

export function documentOperation(route: Route): ZodOpenApiOperationObject {
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: describe(route),
    ...(route.access === 'public' ? { security: [] } : {}),
    requestParams: requestParams(route),
    ...requestBody(route),
    responses: { ...successes(route), ...problemResponses(route) },
  };
}

function requestBody({ body, signed }: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (body === undefined) return {};
  const types = signed?.accepts ?? ['application/json'];
  return {
    requestBody: {
      required: !body.safeParse(undefined).success,
      content: Object.fromEntries(types.map((type) => [type, { schema: body }])),
    },
  };
}

function describe(route: Route): string {
  if (route.signed !== undefined) return route.description ?? 'For senders that prove themselves.';
  const access =
    route.access === 'public'
      ? 'For everyone, without a token.'
      : `For: ${rolesFor(route.access.purpose).join(', ')}.`;
  return route.description === undefined ? access : `${route.description}\n\n${access}`;
}

function requestParams(route: Route): ZodOpenApiParameters {
  return {
    ...(route.params === undefined ? {} : { path: route.params }),
    ...(route.query === undefined ? {} : { query: route.query }),
    ...(route.requiresIdempotencyKey === true
      ? { header: z.strictObject({ 'Idempotency-Key': idempotencyKey }) }
      : {}),
  };
}

function successes(route: Route): ZodOpenApiResponsesObject {
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, response]) => [status, success(route, response)]),
  );
}

function success(route: Route, response: DocumentedResponse): ZodOpenApiResponseObject {
  const { schema } = response;
  return {
    description: response.description,
    headers: z.object({ 'API-Version': versionHeader }),
    ...(schema === undefined ? {} : { content: contentOf(route, schema) }),
  };
}

/** The schema describes the JSON form; any other form is a text. */
function contentOf(route: Route, schema: z.ZodType): ZodOpenApiContentObject {
  const types = route.produces ?? ['application/json'];
  return Object.fromEntries(
    types.map((type) => [type, { schema: type.includes('json') ? schema : z.string() }]),
  );
}
