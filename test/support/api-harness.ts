import type { RequestHandler } from 'express';
import { pino, type Logger } from 'pino';
import { createApp } from '../../api/app';
import { createCaseRegister, createGate, type Gate } from '../../api/auth/gate';
import { createCaseQueue } from '../../api/commands/case-queue';
import { createEngineClient } from '../../api/commands/engine';
import { listen } from '../../api/framework/listen';
import { guardDatabase } from '../../api/guard-database';
import type { Route } from '../../api/route';
import { createRoutes, type RouteDependencies } from '../../api/routes/index';
import type { Partner } from '../../domain/partner/partner';
import type { Policy } from '../../domain/policy/policy';
import { createAccessLog, type AccessLog } from '../../store/access-log';
import { createDatabase, type Database } from '../../store/database';
import type { RunLimits } from '../../workflows/resident-case/resident-case-messages';
import { checkAnswer, send, type AnswerBody, type Ask, type Reply } from './ask-api';
import { setting } from './test-database';
import { openTestKeys, testConverter } from './test-keys';
import { partners, policy, prices } from './test-routes';
import { startTokens } from './test-tokens';

export const logKey = 'a-key-of-tests-and-of-nothing-else';

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
