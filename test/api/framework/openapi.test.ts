import { buildDocument } from '../../../api/openapi/build-document';
import { breakDocument, controlNames, isControl } from '../../../launch/lint-controls';
import { lintDocument } from '../../../launch/lint-document';
import { sampleRoutes, startSampleApp } from './sample-app';
import type { SampleApp } from './sample-app';

interface Operation {
  operationId: string;
  description: string;
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { required: boolean };
  responses: Record<string, { $ref?: string; headers?: object; description?: string }>;
}
type Paths = Record<string, Record<string, Operation>>;

const document = buildDocument({
  routes: sampleRoutes,
  apiVersion: '1.2.3',
  serverUrl: 'https://hub.example.nl/',
});
const paths = document.paths as unknown as Paths;
const operation = (path: string, method: string) => paths[path]![method]!;

describe('the document', () => {
  it('holds the routes and no other', () => {
    const documented = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    const served = sampleRoutes.map(({ method, path }) => `${method} ${path}`);
    expect(documented.toSorted()).toEqual(served.toSorted());
  });

  it('says where the API is, who answers for it and what its groups are', () => {
    expect(document.servers).toEqual([{ url: 'https://hub.example.nl/v1' }]);
    expect(document.info.version).toBe('1.2.3');
    expect(document.info.contact).toEqual({
      name: 'Op Koers hub',
      email: expect.stringMatching(/@example\.nl$/),
      url: expect.stringMatching(/^https:/),
    });
    expect(document.tags).toEqual(
      ['Cases', 'Reference', 'Steps', 'Work'].map((name) => ({
        name,
        description: expect.any(String),
      })),
    );
  });

  it('names the problems that each route can answer', () => {
    const statuses = (path: string, method: string) =>
      Object.keys(operation(path, method).responses).join(' ');
    expect(statuses('/cases/{caseNumber}/visits', 'post')).toBe(
      '201 400 401 403 404 406 409 410 413 415 422 429 500 503',
    );
    expect(statuses('/partners', 'get')).toBe('200 400 406 429 500 503');
    expect(operation('/cases/{caseNumber}/visits', 'post').responses['409']!.description).toBe(
      'A rule forbids this now: `CASE_CLOSED`, `VISIT_IN_THE_PAST`.',
    );
  });

  it('asks for the Idempotency-Key where it is required', () => {
    const named = (path: string, method: string) =>
      operation(path, method).parameters?.map((parameter) => `${parameter.in} ${parameter.name}`);
    expect(named('/cases/{caseNumber}/visits', 'post')).toEqual([
      'path caseNumber',
      'header Idempotency-Key',
    ]);
    expect(named('/cases/{caseNumber}/visits', 'get')).toEqual(['path caseNumber', 'query limit']);
  });

  it('tells which roles may call, and that public routes need no token', () => {
    expect(operation('/cases/{caseNumber}/visits', 'get').description).toBe(
      'For: professional, operator.',
    );
    expect(operation('/partners', 'get').security).toEqual([]);
    expect(document.security).toEqual([{ accessToken: [] }]);
  });

  it('keeps the limits of the schemas', () => {
    expect(document.components?.schemas?.['Visit']).toMatchObject({
      additionalProperties: false,
      required: ['visitId', 'at', 'summary', 'attendees'],
      properties: {
        at: { type: 'string', format: 'date-time' },
        summary: { type: 'string', minLength: 1, maxLength: 400 },
        attendees: { maxItems: 5, items: { properties: { role: { enum: ['holder', 'backup'] } } } },
      },
    });
  });
});

describe('serving the document', () => {
  let app: SampleApp;
  beforeAll(async () => {
    app = await startSampleApp();
  });
  afterAll(async () => {
    await app.close();
  });

  it('needs no login and works from every origin', async () => {
    const response = await fetch(`${app.url}/v1/openapi.json`);
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({ openapi: '3.1.1', info: { version: '1.2.3' } });
  });

  it('sends it again only when it changed', async () => {
    const first = await fetch(`${app.url}/v1/openapi.json`);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${app.url}/v1/openapi.json`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('api-version')).toBe('1.2.3');
  });

  it('opens no other path to other origins', async () => {
    const response = await fetch(`${app.url}/v1/partners`, {
      headers: { origin: 'https://evil.example.nl' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the linter', () => {
  it('finds nothing wrong with the document', () => {
    expect(lintDocument(document)).toEqual([]);
  });

  it.each(controlNames)('finds the control without %s', (name) => {
    if (!isControl(name)) throw new Error(name);
    const errors = lintDocument(breakDocument(document, name));
    expect(errors.filter(({ severity }) => severity === 'error')).not.toEqual([]);
  });

  it('finds something that is no API document', () => {
    expect(lintDocument({})).toMatchObject([{ rule: 'unrecognized-format', severity: 'error' }]);
  });

  it('finds a breach of every rule of ours', () => {
    const response = { description: 'x' };
    const found = lintDocument({
      openapi: '3.1',
      info: { title: 'x', version: 'v1', contact: { name: 'x' } },
      servers: [{ url: 'http://hub.example.nl/api' }],
      tags: [{ name: 'Cases' }],
      paths: {
        '/theCases/': {
          options: { operationId: 'same', tags: ['Other'], responses: { 200: response } },
          get: {
            operationId: 'same',
            tags: ['Cases'],
            parameters: [{ name: 'page_size', in: 'query', schema: { type: 'integer' } }],
            responses: { 200: response, 404: response },
          },
        },
        '/cases/{id}': { get: { operationId: 'x', responses: { 200: response } } },
      },
      components: {
        schemas: {
          case_view: {
            type: 'object',
            properties: {
              snake_case: { type: 'string' },
              startDate: { type: 'string', format: 'date-time' },
              endsOn: { type: 'string' },
              dependsOn: { type: 'array', items: { type: 'string' } },
              sentAt: { type: 'string', format: 'date' },
              opens: { type: 'string', format: 'time' },
            },
          },
        },
      },
    });
    const rules = new Set(found.map(({ rule }) => rule));
    expect([...rules].toSorted()).toEqual([
      'adr-contact',
      'adr-dates',
      'adr-https',
      'adr-instants',
      'adr-invalid-input',
      'adr-methods',
      'adr-no-loose-times',
      'adr-openapi-3',
      'adr-paths-kebab-case',
      'adr-problem-details',
      'adr-properties-camel-case',
      'adr-query-camel-case',
      'adr-schemas-pascal-case',
      'adr-semver',
      'adr-version-header',
      'adr-version-in-uri',
      'hub-rate-limit',
      'oas3-schema',
      'operation-operationId-unique',
      'operation-tag-defined',
      'path-keys-no-trailing-slash',
      'path-params',
      'tag-description',
    ]);
    const dates = found.filter(({ rule }) => rule === 'adr-dates');
    expect(new Set(dates.map(({ where }) => where.split('/')[4]))).toEqual(
      new Set(['startDate', 'endsOn']),
    );
  });
});
