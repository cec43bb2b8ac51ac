import type { Client } from '@temporalio/client';
import { sql } from 'kysely';
import { pino, type Logger } from 'pino';
import { loadConfig, type Config } from '../config/config';
import { loadPartners } from '../config/partners';
import { loadPolicy } from '../config/policy';
import { createDatabase, type Database } from '../store/database';
import { apiVersion } from './api-version';
import { createApp } from './app';
import { createTokenVerifier } from './auth/verify-token';
import { createCaseQueue } from './commands/case-queue';
import { createEngineClient } from './commands/engine';
import { listen } from './framework/listen';
import { guardDatabase } from './guard-database';
import { createMetrics, type Metrics } from './metrics';
import { createRoutes } from './routes/index';
import { runLimits } from './run-limits';
import { renderStartPage } from './start-page';

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = pino({ level: config.HUB_LOG_LEVEL, base: { process: 'api' } });
  const db = createDatabase({
    url: config.DATABASE_URL,
    onConnectionLost: () => {
      logger.warn('a database connection was lost');
    },
  });
  const engine = createEngineClient(config.TEMPORAL_ADDRESS, config.TEMPORAL_NAMESPACE);
  const metrics = createMetrics();
  const app = compose(config, { logger, db, engine, measure: metrics.measure });
  const server = await listen(app, config.HUB_HOST, config.HUB_PORT);
  const metricsServer = metrics.listen(config.HUB_METRICS_PORT ?? 9464);
  logger.info({ port: server.port }, 'listening');
  process.send?.('ready');
  await untilStopped();
  metricsServer.close();
  await server.close();
  await engine.connection.close();
  await db.destroy();
  if (process.connected) process.disconnect();
}

interface Parts {
  readonly logger: Logger;
  readonly db: Database;
  readonly engine: Client;
  readonly measure: Metrics['measure'];
}

function compose(config: Config, { logger, db, engine, measure }: Parts) {
  const routes = createRoutes({
    db,
    engine,
    logger,
    queue: createCaseQueue(),
    policy: loadPolicy(config.HUB_POLICY),
    ...loadPartners(config.HUB_PARTNERS, process.env),
    limits: runLimits(config),
    without: config.HUB_WITHOUT,
  });
  return createApp({
    routes: routes.map(guardDatabase).map(measure),
    verifyToken: createTokenVerifier({
      issuer: config.HUB_OIDC_ISSUER,
      audience: config.HUB_OIDC_AUDIENCE,
      roleClaim: config.HUB_ROLE_CLAIM,
    }),
    logger,
    rateLimitPerMinute: config.HUB_RATE_LIMIT_PER_MINUTE,
    readiness: () => checkParts(db, engine),
    apiVersion,
    serverUrl: config.HUB_PUBLIC_URL ?? `http://${config.HUB_HOST}:${String(config.HUB_PORT)}`,
    startPage: renderStartPage(config.HUB_TEMPORAL_UI_URL),
  });
}

async function checkParts(
  db: Database,
  engine: Client,
): Promise<{ database: boolean; engine: boolean }> {
  const [database, temporal] = await Promise.allSettled([
    sql`select 1`.execute(db),
    engine.withDeadline(Date.now() + 2_000, () => engine.workflowService.getSystemInfo({})),
  ]);
  return { database: database.status === 'fulfilled', engine: temporal.status === 'fulfilled' };
}

/** SIGTERM or SIGINT, or the end of the supervisor that started this process. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      resolve();
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    if (process.send !== undefined) process.once('disconnect', stop);
  });
}

main().catch((error: unknown) => {
  pino({ base: { process: 'api' } }).fatal(error, 'the api could not start');
  process.exit(1);
});
