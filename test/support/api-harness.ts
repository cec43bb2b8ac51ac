import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { pino, type Logger } from 'pino';
import { createApp } from '../../api/app';
import { createCaseRegister, createGate, type Gate } from '../../api/auth/gate';
import { createTokenVerifier } from '../../api/auth/verify-token';
import { createCaseQueue } from '../../api/commands/case-queue';
import { createEngineClient } from '../../api/commands/engine';
import { listen } from '../../api/framework/listen';
import { guardDatabase } from '../../api/guard-database';
import type { Route } from '../../api/route';
import { createRoutes, type RouteDependencies } from '../../api/routes/index';
import { ProblemSchema } from '../../api/schemas/problem-schema';
import { loadPartners } from '../../config/partners';
import { loadPolicy } from '../../config/policy';
import { loadPrices } from '../../config/prices';
import { rolesFor } from '../../domain/access/decide-access';
import { amsterdamDate } from '../../domain/calendar/amsterdam';
import type { Partner } from '../../domain/partner/partner';
import type { Policy } from '../../domain/policy/policy';
import { devMembers, memberWithRole } from '../../launch/dev-members';
import { repoRoot } from '../../launch/repo-root';
import { createAccessLog, type AccessLog } from '../../store/access-log';
import { createDatabase, type Database } from '../../store/database';
import type { RunLimits } from '../../workflows/resident-case/resident-case-messages';
import {
  audience,
  makeKey,
  secondsFromNow,
  sign,
  startIssuer,
} from '../api/framework/local-issuer';
import type { KnownPartner } from '../../activities/partner-call';
import { paramsOf } from '../api/routes/route-examples';
import { createTestDatabase, setting } from './test-database';
import { openTestKeys, testConverter } from './test-keys';
import { startRelay } from './test-relay';
import { startTestWorker, type TestWorkerOptions } from './test-worker';

export const policy = loadPolicy(join(repoRoot, 'config/policy/houten.json'));

const prices = loadPrices(join(repoRoot, 'config/prices/op-koers-2022.json'));

export const logKey = 'a-key-of-tests-and-of-nothing-else';

export const { partners } = loadPartners(join(repoRoot, 'config/partners/houten'), {});

/** All routes, to walk them before any server runs; these are not for answering. */
export const allRoutes = createRoutes({ policy, partners, prices } as unknown as RouteDependencies);

/** Routes whose callers have a token; senders of signed messages have tests of their own. */
export const tokenRoutes = allRoutes.filter(({ access }) => access !== 'public');

export interface ApiOptions {
  readonly databaseUrl: string;
  readonly temporalAddress?: string;
  readonly policy?: Policy;
  readonly limits?: RunLimits;
  /** Where a worker waits for what the API starts itself; nobody when left out. */
  readonly taskQueue?: string;
  readonly without?: readonly string[];
  readonly partners?: readonly Partner[];
  readonly secrets?: Readonly<Record<string, string>>;
  /** Searches for people by one member in ten minutes; as good as none when left out. */
  readonly searchLimit?: number;
  /** Any free one when left out. */
  readonly port?: number;
  pages?(parts: ServedParts): readonly RequestHandler[];
}

/** What pages are composed of. */
export interface ServedParts {
  readonly db: Database;
  readonly logger: Logger;
  readonly routes: readonly Route[];
  readonly accessLog: AccessLog;
  readonly gate: Gate;
}

export interface Ask {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  /** A fresh one where the route needs one; null sends none. */
  readonly key?: string | null;
  /** The media type that is asked for; any when left out. */
  readonly accept?: string;
  /** Member code or a role without a member; null sends no token. */
  readonly as?: string | null;
}

/** What the tests read of answers; which of it is there depends on the route. */
export interface AnswerBody {
  readonly [field: string]: unknown;
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { in: string; pointer: string; code: string }[];
  readonly caseNumber?: string;
  readonly sequence?: number;
  readonly stage?: string;
  readonly waitingFor?: string;
}

export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

export interface Api {
  readonly url: string;
  readonly db: Database;
  readonly log: readonly Record<string, unknown>[];
  /** Every operation and status that was answered, as `getCase 200`. */
  readonly answered: ReadonlySet<string>;
  /** Asks one operation; throws when the answer is not as the route documents it. */
  ask<Body = AnswerBody>(operationId: string, ask?: Ask): Promise<Reply<Body>>;
  close(): Promise<void>;
}

/** The API as a process would compose it, on a free port, with tokens of a local issuer. */
export async function startApi(options: ApiOptions): Promise<Api> {
  const log: Record<string, unknown>[] = [];
  const logger = pino(
    {},
    { write: (entry: string) => void log.push(JSON.parse(entry) as Record<string, unknown>) },
  );
  const db = createDatabase({ url: options.databaseUrl });
  const keys = openTestKeys(options.databaseUrl);
  const engine = createEngineClient(
    options.temporalAddress ?? setting('TEMPORAL_ADDRESS'),
    'default',
    { dataConverter: testConverter(keys) },
  );
  const routes = routesFor(options, { db, keys, engine, logger });
  const { tables } = options.policy ?? policy;
  const tokens = await startTokens();
  const served = {
    ...{ db, logger },
    routes: routes.map(guardDatabase),
    accessLog: createAccessLog(db, logKey),
    gate: createGate({ register: createCaseRegister(db, tables, options.without), tables }),
  };
  const app = createApp({
    ...served,
    verifyToken: tokens.verify,
    rateLimitPerMinute: 1_000_000,
    readiness: async () => ({ database: true }),
    apiVersion: '1.0.0',
    serverUrl: 'http://127.0.0.1:8080',
    startPage: '<!doctype html><title>Hub</title>',
    ...(options.pages === undefined ? {} : { pages: options.pages(served) }),
  });
  const server = await listen(app, '127.0.0.1', options.port ?? 0);
  const url = `http://127.0.0.1:${server.port}`;
  const answered = new Set<string>();
  return {
    url,
    db,
    log,
    answered,
    async ask<Body>(operationId: string, ask: Ask = {}) {
      const route = routeOf(routes, operationId);
      const reply = await send<Body>(url, route, { ...ask, token: await tokens.of(route, ask.as) });
      checkAnswer(route, reply);
      answered.add(`${operationId} ${reply.status}`);
      return reply;
    },
    async close() {
      await server.close();
      await tokens.close();
      await engine.connection.close();
      await keys.close();
      await db.destroy();
    },
  };
}

type Opened = Pick<RouteDependencies, 'db' | 'keys' | 'engine' | 'logger'>;

function routesFor(options: ApiOptions, opened: Opened): readonly Route[] {
  return createRoutes({
    ...opened,
    queue: createCaseQueue(),
    policy: options.policy ?? policy,
    prices,
    limits: options.limits ?? { events: 400, commands: 200, seenCommands: 200 },
    taskQueue: options.taskQueue ?? 'nobody-works-here',
    without: options.without ?? [],
    partners: options.partners ?? partners,
    secretOf: (name) => options.secrets?.[name] ?? '',
    searchLimit: options.searchLimit ?? 1_000_000,
    letter: { publicUrl: 'http://127.0.0.1', supportPhone: '030 - 000 00 00' },
  });
}

function routeOf(routes: readonly Route[], operationId: string): Route {
  const route = routes.find((candidate) => candidate.operationId === operationId);
  if (route === undefined) throw new Error(`There is no operation ${operationId}.`);
  return route;
}

async function startTokens() {
  const key = await makeKey('test-key', 'ES256');
  const issuer = await startIssuer([key]);
  const verify = createTokenVerifier({
    issuer: issuer.url,
    jwksUrl: `${issuer.url}/jwks`,
    audience,
    roleClaim: 'roles',
  });
  const known = new Map<string, Promise<string>>();

  function tokenOf(name: string): Promise<string> {
    const member = devMembers[name];
    const claims = {
      ...issuer.claims(),
      exp: secondsFromNow(3_600),
      sub: name,
      roles: [member?.role ?? name],
      organisation: member?.organisation ?? 'gemeente-houten',
      amr: ['pwd', 'otp'],
    };
    const token = known.get(name) ?? sign(key, claims);
    known.set(name, token);
    return token;
  }

  return {
    verify,
    of: async (route: Route, as: string | null | undefined) =>
      as === null ? undefined : tokenOf(as ?? memberFor(route)),
    close: () => issuer.close(),
  };
}

/** A member who may use the route. */
function memberFor(route: Route): string {
  const [role] = route.access === 'public' ? [] : rolesFor(route.access.purpose);
  return memberWithRole(role ?? 'professional');
}

async function send<Body>(
  url: string,
  route: Route,
  {
    params,
    query = '',
    body,
    accept,
    token,
    key = randomUUID(),
  }: Ask & { token: string | undefined },
): Promise<Reply<Body>> {
  const filled = { ...paramsOf(route.operationId), ...params };
  const path = route.path.replaceAll(/\{(.*?)\}/g, (_all, name: string) => filled[name] ?? '');
  const needsKey = route.requiresIdempotencyKey === true && key !== null;
  const response = await fetch(`${url}/v1${path}${query === '' ? '' : `?${query}`}`, {
    method: route.method.toUpperCase(),
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(needsKey && { 'idempotency-key': key }),
      ...(accept !== undefined && { accept }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: bodyOf(response, text) as Body,
  };
}

function bodyOf(response: Response, text: string): unknown {
  return /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined;
}

/** The schema of the answer's status must take the body and know every field of it. */
function checkAnswer(route: Route, { status, headers, body }: Reply<unknown>): void {
  const about = `${route.operationId} ${status}`;
  if (status >= 400) {
    const problem = ProblemSchema.parse(body);
    if (status === 409 && !(route.refusals ?? []).includes(problem.code))
      throw new Error(`${about} answers ${problem.code}, which its route does not document`);
    return;
  }
  const documented = route.responses[status];
  if (documented === undefined) throw new Error(`${about} is not documented`);
  if (/text\/(html|csv)/.test(headers.get('content-type') ?? '')) return;
  const parsed = documented.schema?.parse(body);
  if (JSON.stringify(sorted(parsed)) !== JSON.stringify(sorted(body)))
    throw new Error(`${about} has fields that its schema does not know: ${JSON.stringify(body)}`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, field]) => [name, sorted(field)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export interface Hub extends Api {
  readonly databaseUrl: string;
  readonly taskQueue: string;
}

export interface HubOptions extends Partial<ApiOptions> {
  /** Who the worker sends hand-offs to; nobody when left out. */
  readonly connected?: ReadonlyMap<string, KnownPartner>;
  /** What the activities of the worker use; what is left out is the real thing. */
  readonly activities?: TestWorkerOptions['activities'];
}

/** The whole hub: a database of its own, a worker with its relay, and the API. */
export async function startHub({
  connected,
  activities,
  ...options
}: HubOptions = {}): Promise<Hub> {
  const database = await createTestDatabase();
  await numberCasesApart(database.db);
  const taskQueue = `test-${randomUUID()}`;
  const engine = await startEngine({
    db: database.db,
    databaseUrl: database.url,
    taskQueue,
    ...(connected !== undefined && { partners: connected }),
    ...(activities !== undefined && { activities }),
    ...(options.policy !== undefined && { policy: options.policy }),
  });
  const api = await startApi({ databaseUrl: database.url, taskQueue, ...options });
  return {
    ...api,
    databaseUrl: database.url,
    taskQueue,
    async close() {
      await api.close();
      await engine.stop();
      await database.drop();
    },
  };
}

/** Test files share one Temporal, and there the case number is the workflow's id. */
export async function numberCasesApart(db: Database): Promise<void> {
  const year = Number(amsterdamDate(new Date().toISOString()).slice(0, 4));
  const last = 100_000_000 + randomInt(800_000_000);
  await db.insertInto('case_counter').values({ year, last }).execute();
}

/** A worker and the relay that brings it the cases, as the worker process runs them. */
export async function startEngine(parts: {
  readonly db: Database;
  readonly databaseUrl: string;
  readonly taskQueue: string;
  readonly partners?: ReadonlyMap<string, KnownPartner>;
  readonly activities?: NonNullable<TestWorkerOptions['activities']>;
  readonly policy?: Policy;
}): Promise<{ stop(): Promise<void> }> {
  const worker = await startTestWorker(parts);
  const relay = startRelay(parts);
  return {
    async stop() {
      await relay.stop();
      await worker.stop();
    },
  };
}
