import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repoRoot } from '../../launch/repo-root';
import type { PartnerRequest } from '../../connectors/partner-http';
import { createBodyJudge, type BodyJudge } from './body-judge';

const ParameterSchema = z.object({
  in: z.enum(['header', 'query', 'path']),
  name: z.string(),
  required: z.boolean().default(false),
  schema: z.object({ enum: z.array(z.string()).optional() }),
});
type Parameter = z.infer<typeof ParameterSchema>;

const OperationSchema = z.object({
  parameters: z.array(ParameterSchema).default([]),
  requestBody: z
    .object({
      content: z.object({
        'application/json': z.object({ schema: z.object({ $ref: z.string() }) }),
      }),
    })
    .optional(),
});

const DocumentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), OperationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

export type Judged = Pick<PartnerRequest, 'method' | 'url' | 'headers' | 'body'>;

/** What is wrong with a request to the Zaken API 1.5.1, by its official OpenAPI document; empty when nothing is. */
export type Judge = (request: Judged) => readonly string[];

export function createJudge(baseUrl: string): Judge {
  const file = join(repoRoot, 'verify', 'zgw', 'zaken-api-1.5.1.json');
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const document = DocumentSchema.parse(content);
  const judgeBody = createBodyJudge(document.components.schemas);
  const paths = Object.entries(document.paths).map(([path, operations]) => ({
    pattern: new RegExp(`^/${path.slice(1).replaceAll(/\{[^}]+\}/g, '[0-9a-f-]{36}')}$`),
    operations,
  }));
  return (request) => {
    if (!request.url.startsWith(baseUrl)) return [`outside ${baseUrl}`];
    const url = new URL(request.url);
    const path = url.pathname.slice(new URL(baseUrl).pathname.length - 1);
    const known = paths.find(({ pattern }) => pattern.test(path));
    const operation = known?.operations[request.method.toLowerCase()];
    if (operation === undefined) return ['no such operation'];
    const schema = operation.requestBody?.content['application/json'].schema;
    return [
      ...judgeHeaders(request, operation.parameters),
      ...judgeQuery(url, operation.parameters),
      ...judgeContent(request, schema?.$ref, judgeBody),
    ];
  };
}

function judgeHeaders({ headers = {} }: Judged, parameters: readonly Parameter[]): string[] {
  const token = /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/.test(headers['authorization'] ?? '');
  const wrong = parameters
    .filter((parameter) => parameter.in === 'header')
    .flatMap(({ name, required, schema }) => {
      const value = headers[name.toLowerCase()];
      if (value === undefined) return required ? [`header ${name} is missing`] : [];
      return schema.enum?.includes(value) === false ? [`header ${name} is wrong`] : [];
    });
  // Required of every call on a zaak by the standard, though its document calls it optional.
  const isGeographic = parameters.some(({ name }) => name === 'Accept-Crs');
  return [
    ...wrong,
    ...(token ? [] : ['no bearer token']),
    ...(isGeographic && headers['accept-crs'] === undefined
      ? ['header Accept-Crs is missing']
      : []),
  ];
}

function judgeQuery(url: URL, parameters: readonly Parameter[]): string[] {
  const known = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  return [...url.searchParams.keys()]
    .filter((name) => !known.includes(name))
    .map((name) => `unknown parameter ${name}`);
}

function judgeContent(
  { body }: Judged,
  reference: string | undefined,
  judgeBody: BodyJudge,
): readonly string[] {
  if (reference === undefined) return body === undefined ? [] : ['a body where there is none'];
  return body === undefined ? ['no body'] : judgeBody(reference.split('/').at(-1) ?? '', body);
}
