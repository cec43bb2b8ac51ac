import type { Client } from '@temporalio/client';
import { sql } from 'kysely';
import { pino, type Logger } from 'pino';
import { createDataConverter } from '../codec/data-converter';
import { loadConfig, type Config } from '../config/config';
import { loadPartners } from '../config/partners';
import { loadPolicy } from '../config/policy';
import { loadPrices } from '../config/prices';
import { loadMembers } from '../config/members';
import { createCodeMailer } from '../connectors/email/code-mailer';
import { createMailSender } from '../connectors/email/mail-sender';
import type { Partner } from '../domain/partner/partner';
import { checkClock } from '../store/clock';
import { findBudgetDifferences } from '../store/budget-overview';
import { createAccessLog, type AccessLog } from '../store/access-log';
import { createDatabase, type Database } from '../store/database';
import type { CaseKeys } from '../store/keys/case-keys';
import { openKeys } from '../store/keys/open-keys';
import { countWrongTries } from '../store/residents/code-tries';
import { createReportLinks } from '../store/report-links';
import { createHandoffLinks } from '../store/handoff-links';
import { apiVersion } from './api-version';
import { logPartnerPages } from './access-log/log-partner-pages';
import { logResidentDoor, logResidentPages } from './access-log/log-resident-pages';
import { createApp } from './app';
import { createCaseRegister, createGate } from './auth/gate';
import { createSignIn, createVerifier } from './auth/configured';
import { createCaseQueue } from './commands/case-queue';
import { createEngineClient } from './commands/engine';
import { listen } from './framework/listen';
import { untilStopped } from './framework/until-stopped';
import { guardDatabase } from './guard-database';
import { createAssetsRouter } from './pages/assets';
import { createPartnerPages } from './pages/partner/partner-pages';
import { createPolicyPages } from './pages/policy-group/policy-pages';
import { createOperations } from './pages/operations';
import { createResidentPages } from './pages/resident/resident-pages';
import { createReportPrinter } from './pages/policy-group/print-report';
import { createStaffPages, type StaffPagesOptions } from './pages/staff-pages';
import { createLabels } from './policy-group/labels';
import { createPolicyDesk } from './policy-group/policy-desk';
import { createPartnerDesk } from './partners/partner-desk';
import { createMetrics, type Metrics } from './metrics';
import { createResidentDesk } from './residents/resident-desk';
import { createResidentDoor } from './residents/resident-door';
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
  const { supportPhone } = loadMembers(config.HUB_MEMBERS);
  const shared = {
    ...{ db, keys, engine, logger, policy, partners },
    queue: createCaseQueue(),
    without: config.HUB_WITHOUT,
  };
  const routes = createRoutes({
    ...shared,
    prices: loadPrices(config.HUB_PRICES),
    secretOf,
    limits: runLimits(config),
    taskQueue: config.HUB_TASK_QUEUE,
    without: config.HUB_WITHOUT,
    searchLimit: config.HUB_SEARCHES_PER_TEN_MINUTES,
    letter: { publicUrl: publicUrlOf(config), supportPhone },
  });
  const { tables } = policy;
  const gate = createGate({ register: createCaseRegister(db, tables, config.HUB_WITHOUT), tables });
  const verifyToken = createVerifier(config);
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
      partnerPages(config, { logger, db, keys, partners, accessLog }),
      policyPages(config, { logger, db, partners }),
      ...staffPages(config, {
        ...{ db, logger, policy, labels: createLabels(policy, partners) },
        signIn: createSignIn(config, { verifyToken, publicUrl: publicUrlOf(config) }),
        operations: createOperations(served, { accessLog, gate }),
      }),
      residentPages(config, { ...shared, accessLog, supportPhone }),
    ],
  });
}

interface PageParts {
  readonly logger: Logger;
  readonly db: Database;
  readonly partners: readonly Partner[];
}

interface DeskParts extends PageParts {
  readonly keys: CaseKeys;
  readonly accessLog: AccessLog;
}

/** The pages behind the links that partners get by mail. */
function partnerPages(config: Config, { logger, db, keys, partners, accessLog }: DeskParts) {
  const { supportPhone } = loadMembers(config.HUB_MEMBERS);
  const { municipality } = loadPolicy(config.HUB_POLICY);
  const mailboxOf = (id: string) => {
    const partner = partners.find((one) => one.id === id);
    return partner?.protocol === 'email' ? partner.email.mailbox : undefined;
  };
  const desk = createPartnerDesk({ db, keys, partners, logger, without: config.HUB_WITHOUT });
  return createPartnerPages({
    desk: logPartnerPages(desk, accessLog),
    links: createHandoffLinks(db, config.HUB_LINK_SECRET),
    secret: config.HUB_LINK_SECRET,
    sendCode: createCodeMailer({
      mail: createMailSender({ url: config.HUB_SMTP_URL, from: config.HUB_MAIL_FROM }),
      mailboxOf,
      from: { name: `Op Koers ${municipality}`, phone: supportPhone },
    }),
    mailboxOf,
    supportPhone,
    publicUrl: publicUrlOf(config),
    logger,
    attemptsPerAddress: config.HUB_RATE_LIMIT_PER_MINUTE,
  });
}

type ResidentParts = Parameters<typeof createResidentDesk>[0] & {
  readonly logger: Logger;
  readonly accessLog: AccessLog;
  readonly supportPhone: string;
};

/** The pages behind the code on a letter. */
function residentPages(config: Config, parts: ResidentParts) {
  const { accessLog, supportPhone, logger } = parts;
  return createResidentPages({
    desk: logResidentPages(createResidentDesk(parts), accessLog),
    door: logResidentDoor(createResidentDoor(parts), accessLog),
    secret: config.HUB_LINK_SECRET,
    publicUrl: publicUrlOf(config),
    ...{ supportPhone, logger },
  });
}

/** The pages behind the link that the policy group gets with every edition. */
function policyPages(config: Config, { logger, db, partners }: PageParts) {
  const { HUB_LINK_SECRET: secret, HUB_CHROMIUM: chromium } = config;
  return createPolicyPages({
    desk: createPolicyDesk(db),
    links: createReportLinks(secret, publicUrlOf(config)),
    secret,
    labels: createLabels(loadPolicy(config.HUB_POLICY), partners),
    supportPhone: loadMembers(config.HUB_MEMBERS).supportPhone,
    logger,
    attemptsPerAddress: config.HUB_RATE_LIMIT_PER_MINUTE,
    ...(chromium === undefined ? {} : { print: createReportPrinter(chromium) }),
  });
}

type StaffParts = Pick<
  StaffPagesOptions,
  'db' | 'logger' | 'policy' | 'labels' | 'signIn' | 'operations'
>;

/** The pages of who signs in. */
function staffPages(config: Config, parts: StaffParts) {
  return createStaffPages({
    ...parts,
    secret: config.HUB_LINK_SECRET,
    publicUrl: publicUrlOf(config),
    members: loadMembers(config.HUB_MEMBERS),
    rateLimitPerMinute: config.HUB_RATE_LIMIT_PER_MINUTE,
  });
}

function publicUrlOf({ HUB_PUBLIC_URL, HUB_HOST, HUB_PORT }: Config): string {
  return HUB_PUBLIC_URL ?? `http://${HUB_HOST}:${String(HUB_PORT)}`;
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
