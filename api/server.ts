import type { Client } from '@temporalio/client';
import { sql } from 'kysely';
import { pino, type Logger } from 'pino';
import { createDataConverter } from '../codec/data-converter';
import { loadConfig, type Config } from '../config/config';
import { loadPartners } from '../config/partners';
import { loadPolicy } from '../config/policy';
import { loadPrices } from '../config/prices';
import { loadMembers, type Members } from '../config/members';
import { createCodeMailer } from '../connectors/email/code-mailer';
import { createMailSender } from '../connectors/email/mail-sender';
import type { Partner } from '../domain/partner/partner';
import type { Policy } from '../domain/policy/policy';
import { checkClock } from '../store/clock';
import { findBudgetDifferences } from '../store/budget-overview';
import { createAccessLog } from '../store/access-log';
import { createDatabase, type Database } from '../store/database';
import type { CaseKeys } from '../store/keys/case-keys';
import { openKeys } from '../store/keys/open-keys';
import { countWrongTries } from '../store/residents/code-tries';
import { apiVersion } from './api-version';
import { createApp } from './app';
import { createCaseRegister, createGate } from './auth/gate';
import { createSignIn, createVerifier } from './auth/configured';
import { createCaseQueue } from './commands/case-queue';
import { createEngineClient } from './commands/engine';
import {
  mailboxesOf,
  partnerPages,
  policyPages,
  publicUrlOf,
  residentPages,
  printerOf,
  staffPages,
} from './compose-pages';
import { listen } from './framework/listen';
import { untilStopped } from './framework/until-stopped';
import { guardDatabase } from './guard-database';
import { createAssetsRouter } from './pages/assets';
import { createOperations } from './pages/operations';
import { createLabels } from './policy-group/labels';
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
  await checkClock(db, { mode: config.HUB_MODE, warn: logger.warn.bind(logger) });
  const keys = openKeys(config);
  const { HUB_CODEC: codec, TEMPORAL_NAMESPACE: namespace } = config;
  const engine = createEngineClient(config.TEMPORAL_ADDRESS, namespace, {
    ...config.temporal,
    dataConverter: createDataConverter(codec, { keys, namespace, side: 'client' }),
  });
  const metrics = createMetrics([
    {
      name: 'hub_budget_differences',
      help: 'Requests for money of which ledger and journal say something else',
      read: async () => (await findBudgetDifferences(db)).length,
    },
    {
      name: 'hub_wrong_resident_codes',
      help: 'Wrong codes of residents in the last fifteen minutes, from all addresses',
      read: () => countWrongTries(db, new Date().toISOString()),
    },
  ]);
  const app = compose(config, { logger, db, keys, engine, measure: metrics.measure });
  const server = await listen(app, config.HUB_HOST, config.HUB_PORT);
  const metricsServer = metrics.listen(config.HUB_METRICS_PORT ?? 9464);
  logger.info({ port: server.port }, 'listening');
  process.send?.('ready');
  await untilStopped();
  metricsServer.close();
  await server.close();
  await engine.connection.close();
  await keys.close();
  await db.destroy();
  if (process.connected) process.disconnect();
}

interface Parts {
  readonly logger: Logger;
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly engine: Client;
  readonly measure: Metrics['measure'];
}

function compose(config: Config, { logger, db, keys, engine, measure }: Parts) {
  const accessLog = createAccessLog(db, config.HUB_LOG_KEY);
  const { partners, secretOf } = loadPartners(config.HUB_PARTNERS, process.env);
  const policy = loadPolicy(config.HUB_POLICY);
  const members = loadMembers(config.HUB_MEMBERS);
  const print = printerOf(config, logger);
  const shared = {
    ...{ db, keys, engine, logger, policy, partners, print },
    queue: createCaseQueue(),
    without: config.HUB_WITHOUT,
  };
  const routes = createRoutes({
    ...shared,
    prices: loadPrices(config.HUB_PRICES),
    secretOf,
    limits: runLimits(config),
    taskQueue: config.HUB_TASK_QUEUE,
    searchLimit: config.HUB_SEARCHES_PER_TEN_MINUTES,
    letter: { publicUrl: publicUrlOf(config), supportPhone: members.supportPhone },
  });
  const { tables } = policy;
  const gate = createGate({ register: createCaseRegister(db, tables, config.HUB_WITHOUT), tables });
  const verifyToken = createVerifier(config);
  const sendCode = sendCodeOf(config, shared, members);
  const served = routes.map(guardDatabase).map(measure);
  return createApp({
    routes: served,
    verifyToken,
    logger,
    accessLog,
    gate,
    rateLimitPerMinute: config.HUB_RATE_LIMIT_PER_MINUTE,
    readiness: () => checkParts(db, engine),
    apiVersion,
    serverUrl: publicUrlOf(config),
    trustedProxyHops: config.HUB_TRUSTED_PROXIES,
    startPage: renderStartPage(config.HUB_TEMPORAL_UI_URL),
    pages: [
      createAssetsRouter(config.HUB_THEME),
      partnerPages(config, { ...shared, members, accessLog, sendCode }),
      policyPages(config, { ...shared, members }),
      ...staffPages(config, {
        ...{ db, logger, policy, members, print, labels: createLabels(policy, partners) },
        signIn: createSignIn(config, { verifyToken, publicUrl: publicUrlOf(config) }),
        operations: createOperations(served, { accessLog, gate }),
      }),
      residentPages(config, { ...shared, accessLog, supportPhone: members.supportPhone }),
    ],
  });
}

function sendCodeOf(
  config: Config,
  { partners, policy }: { readonly partners: readonly Partner[]; readonly policy: Policy },
  { supportPhone }: Members,
) {
  return createCodeMailer({
    mail: createMailSender({ url: config.HUB_SMTP_URL, from: config.HUB_MAIL_FROM }),
    mailboxOf: mailboxesOf(partners),
    from: { name: `Op Koers ${policy.municipality}`, phone: supportPhone },
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

main().catch((error: unknown) => {
  pino({ base: { process: 'api' } }).fatal(error, 'the api could not start');
  process.exit(1);
});
