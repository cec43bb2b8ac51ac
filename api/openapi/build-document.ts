import { createDocument } from 'zod-openapi';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import type { Route } from '../route';
import { documentOperation } from './document-operation';
import { tagDescriptions } from './tags';
import type { TagName } from './tags';

export type ApiDocument = ReturnType<typeof createDocument>;

const description = `Op Koers: one hub for cases that several organisations work on together.

Every answer carries \`API-Version\`. Every error is \`application/problem+json\` with a stable \`code\`; invalid input (400) \
lists everything that is wrong in \`errors\`. Field names that end in \`At\` are instants in UTC, those in \`Date\` or \`On\` are dates. \
A command takes an \`Idempotency-Key\`: sent again with the same body it gets the same answer, with another body 422.`;

/** The OpenAPI document of these routes; it is made from the schemas the routes check with. */
export function buildDocument(options: {
  readonly routes: readonly Route[];
  readonly apiVersion: string;
  readonly serverUrl: string;
}): ApiDocument {
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Op Koers hub',
      version: options.apiVersion,
      description,
      contact: {
        name: 'Op Koers hub',
        email: 'op-koers-hub@example.nl',
        url: 'https://op-koers-hub.example.nl',
      },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${options.serverUrl.replace(/\/$/, '')}/v1` }],
    tags: usedTags(options.routes),
    security: [{ accessToken: [] }],
    components: {
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token of the OpenID Connect issuer, meant for this hub (aud).',
        },
      },
    },
    paths: documentPaths(options.routes),
  });
}

function usedTags(routes: readonly Route[]): { name: TagName; description: string }[] {
  const used = [...new Set(routes.map(({ tag }) => tag))].toSorted();
  return used.map((name) => ({ name, description: tagDescriptions[name] }));
}

function documentPaths(routes: readonly Route[]): ZodOpenApiPathsObject {
  const paths: Record<string, Partial<Record<Route['method'], ZodOpenApiOperationObject>>> = {};
  for (const route of routes.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    paths[route.path] = { ...paths[route.path], [route.method]: documentOperation(route) };
  }
  return paths;
}
