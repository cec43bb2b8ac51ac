import { pino } from 'pino';
import { z } from 'zod';
import { createApp } from '../../../api/app';
import type { AppOptions } from '../../../api/app';
import type { TokenClaims } from '../../../api/auth/token-claims';
import { createGate } from '../../../api/auth/gate';
import { invalidToken } from '../../../api/auth/authenticate';
import { listen } from '../../../api/framework/listen';
import { Problem } from '../../../api/problem';
import { definePublicRoute, defineRoute } from '../../../api/route';
import type { Route } from '../../../api/route';
import { policy } from '../../support/test-routes';
import { createMemoryLog } from '../../support/memory-log';
import { instant, line, slug, text } from '../../../api/schemas/text';

/** What the sample handler received, to compare with what was sent. */
export const received: unknown[] = [];

const params = z.strictObject({ caseNumber: slug(20) });

const VisitSchema = z
  .strictObject({
    visitId: slug(40),
    at: instant,
    summary: text(400),
    title: line(40).optional(),
    attendees: z.array(z.strictObject({ role: z.enum(['holder', 'backup']) })).max(5),
  })
  .meta({ id: 'Visit' });

const VisitListSchema = z.strictObject({ visits: z.array(VisitSchema) }).meta({ id: 'VisitList' });

export const postVisit = defineRoute({
  method: 'post',
  path: '/cases/{caseNumber}/visits',
  operationId: 'recordVisit',
  summary: 'Records a visit.',
  tag: 'Steps',
  access: { purpose: 'work' },
  params,
  body: VisitSchema,
  requiresIdempotencyKey: true,
  responses: { 201: { description: 'Recorded.', schema: VisitSchema } },
  refusals: ['CASE_CLOSED', 'VISIT_IN_THE_PAST'],
  async handle(input) {
    received.push(input);
    if (input.params.caseNumber === 'closed')
      throw new Problem(409, 'CASE_CLOSED', 'It is closed.');
    if (input.params.caseNumber === 'broken') throw new Error('Jan Jansen lives in Houten');
    if (input.params.caseNumber === 'away') {
      throw new Problem(503, 'ENGINE_AWAY', 'The engine is away.', { retryAfterSeconds: 2.5 });
    }
    return { status: 201, body: input.body, headers: { Location: '/v1/visits/1' } };
  },
});

export const listVisits = defineRoute({
  method: 'get',
  path: '/cases/{caseNumber}/visits',
  operationId: 'listVisits',
  summary: 'Lists the visits.',
  tag: 'Steps',
  access: { purpose: 'follow' },
  params,
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
  responses: { 200: { description: 'The visits.', schema: VisitListSchema } },
  async handle({ query, caller }) {
    return { status: 200, body: { visits: [], limit: query.limit, role: caller.role } };
  },
});

const getSearch = defineRoute({
  method: 'get',
  path: '/cases/newest',
  operationId: 'getNewestCase',
  summary: 'The newest case.',
  tag: 'Cases',
  touches: 'cases',
  access: { purpose: 'refer' },
  produces: ['application/json', 'text/csv'],
  responses: {
    200: { description: 'The case.', schema: z.strictObject({ caseNumber: slug(20) }) },
  },
  async handle({ mediaType }) {
    return mediaType === 'text/csv'
      ? { status: 200, body: 'caseNumber\r\nOK-1\r\n' }
      : { status: 200, body: { caseNumber: 'OK-1' } };
  },
});

export const getCase = defineRoute({
  method: 'get',
  path: '/cases/{caseNumber}',
  operationId: 'getCase',
  summary: 'One case.',
  tag: 'Cases',
  access: { purpose: 'read' },
  params,
  responses: {
    200: { description: 'The case.', schema: z.strictObject({ caseNumber: slug(20) }) },
  },
  async handle({ params: { caseNumber } }) {
    return { status: 200, body: { caseNumber } };
  },
});

const deleteVisit = defineRoute({
  method: 'delete',
  path: '/cases/{caseNumber}/visits',
  operationId: 'forgetVisits',
  summary: 'Forgets the visits.',
  tag: 'Steps',
  access: { purpose: 'account' },
  params,
  responses: { 204: { description: 'Forgotten.' } },
  async handle() {
    return { status: 204 };
  },
});

const acknowledge = defineRoute({
  method: 'put',
  path: '/acknowledgement',
  operationId: 'acknowledge',
  summary: 'Takes no body.',
  tag: 'Work',
  touches: 'no-case',
  access: { purpose: 'refer' },
  responses: { 200: { description: 'Done.' } },
  async handle({ body }) {
    return { status: 200, body: { takenBody: String(body) } };
  },
});

const getPartners = definePublicRoute({
  method: 'get',
  path: '/partners',
  operationId: 'listPartners',
  summary: 'The partners.',
  tag: 'Reference',
  touches: 'no-case',
  responses: {
    200: { description: 'Them.', schema: z.strictObject({ partners: z.array(slug(20)) }) },
  },
  async handle() {
    return { status: 200, body: { partners: ['wil'] } };
  },
});

export const sampleRoutes: readonly Route[] = [
  postVisit,
  listVisits,
  deleteVisit,
  getCase,
  getSearch,
  acknowledge,
  getPartners,
];

/** Tokens of the sample app: `<subject>~<role>.<role>`. */
async function verifySampleToken(token: string): Promise<TokenClaims> {
  const [subject, roles] = token.split('~');
  if (subject === undefined || roles === undefined) throw invalidToken();
  return {
    subject,
    roles: roles.split('.') as TokenClaims['roles'],
    organisation: 'wil',
    hasSecondFactor: false,
  };
}

/** Every case is there, and every professional holds it. */
const openGate = createGate({
  register: {
    relationsTo: async () => ['case-holder', 'anyone'],
    recipientOf: async () => undefined,
    knowsCommand: async () => false,
  },
  tables: policy.tables,
});

export interface SampleApp {
  readonly url: string;
  readonly log: Record<string, unknown>[];
  close(): Promise<void>;
}

export async function startSampleApp(options: Partial<AppOptions> = {}): Promise<SampleApp> {
  const log: Record<string, unknown>[] = [];
  const logger = pino(
    {},
    { write: (entry: string) => void log.push(JSON.parse(entry) as Record<string, unknown>) },
  );
  const app = createApp({
    routes: sampleRoutes,
    verifyToken: verifySampleToken,
    logger,
    accessLog: createMemoryLog(),
    gate: openGate,
    rateLimitPerMinute: 100_000,
    readiness: async () => ({ postgres: true, temporal: true }),
    apiVersion: '1.2.3',
    serverUrl: 'http://127.0.0.1:8080',
    startPage: '<!doctype html><title>Hub</title><style>p{color:red}</style><p>hello</p>',
    ...options,
  });
  const server = await listen(app, '127.0.0.1', 0);
  return { url: `http://127.0.0.1:${server.port}`, log, close: () => server.close() };
}
