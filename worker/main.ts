import { resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type LogEntry,
} from '@temporalio/worker';
import { pino, type Logger } from 'pino';
import { createActivities } from '../activities/index';
import { loadConfig, type Config } from '../config/config';
import { loadMembers } from '../config/members';
import { loadPartners, type Partners } from '../config/partners';
import { loadPolicy } from '../config/policy';
import type { MailSource } from '../connectors/email/handoff-mails';
import { createMailSender } from '../connectors/email/mail-sender';
import { createPartnerHttp } from '../connectors/partner-http';
import { recordEvents } from '../store/case-journal';
import { createDatabase, type Database } from '../store/database';
import { createHandoffLinks } from '../store/handoff-links';
import { startClaimSweeper } from './claim-sweeper';
import { handoffDependencies } from './handoff-dependencies';
import { startInboxRelay } from './inbox-relay';
import { startNoticeSender } from './notice-sender';
import { connectPartners } from './partner-connectors';
import { createPartnerWorkers } from './partner-workers';
import { runAll } from './run-all';
import { subscribePartners } from './subscribe-partners';

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = pino({ level: config.HUB_LOG_LEVEL, base: { process: 'worker' } });
  installRuntime(logger, config.HUB_METRICS_PORT ?? 9465);
  const db = createDatabase({
    url: config.DATABASE_URL,
    onConnectionLost: () => {
      logger.warn('a database connection was lost');
    },
  });
  const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS });
  const clientConnection = Connection.lazy({
    address: config.TEMPORAL_ADDRESS,
    // By default a long absence of the engine makes the relay look for it every two minutes only.
    channelArgs: { 'grpc.max_reconnect_backoff_ms': 1_000 },
  });
  const client = new Client({ connection: clientConnection, namespace: config.TEMPORAL_NAMESPACE });
  const outside = openOutside(config);
  const known = loadPartners(config.HUB_PARTNERS, process.env);
  const workers = await createWorkers(config, { connection, client, db, outside, known });
  const { HUB_TASK_QUEUE: taskQueue, DATABASE_URL: databaseUrl } = config;
  const relay = startInboxRelay({ db, databaseUrl, client: client.workflow, taskQueue, logger });
  const sweeper = startClaimSweeper(db, logger);
  const notices = startNoticeSender({
    db,
    mail: outside.mailTo('mail'),
    directory: loadMembers(config.HUB_MEMBERS),
    policy: loadPolicy(config.HUB_POLICY),
    publicUrl: publicUrlOf(config),
    from: config.HUB_MAIL_FROM,
    logger,
  });
  const ending = new AbortController();
  subscribePartners(known.partners, {
    http: outside.http,
    secretOf: known.secretOf,
    publicUrl: publicUrlOf(config),
    logger,
    signal: ending.signal,
  });
  endWithParent();
  const running = runAll(workers);
  process.send?.('ready');
  await running;
  ending.abort();
  sweeper.stop();
  await notices.stop();
  await relay.stop();
  outside.close();
  await clientConnection.close();
  await connection.close();
  await db.destroy();
}

/** The two ways out of the worker: HTTP to partners, and mail. */
function openOutside(config: Config) {
  const http = createPartnerHttp({
    privateHosts: config.HUB_PRIVATE_HOSTS,
    guard: !config.HUB_WITHOUT.includes('ssrf-guard'),
  });
  const mailTo = (partner: string) =>
    createMailSender({ url: config.HUB_SMTP_URL, from: config.HUB_MAIL_FROM, partner });
  return {
    http,
    mailTo,
    close: () => {
      http.close();
    },
  };
}

interface Parts {
  readonly connection: NativeConnection;
  readonly client: Client;
  readonly db: Database;
  readonly outside: ReturnType<typeof openOutside>;
  readonly known: Partners;
}

/** One for cases and hand-offs, and a small one for each partner. */
async function createWorkers(config: Config, parts: Parts): Promise<readonly Worker[]> {
  const { connection, client, db, outside, known } = parts;
  const { HUB_TASK_QUEUE: taskQueue, TEMPORAL_NAMESPACE: namespace } = config;
  const partners = connectPartners(known.partners, {
    http: outside.http,
    mailTo: outside.mailTo,
    links: createHandoffLinks(db, config.HUB_LINK_SECRET),
    secretOf: known.secretOf,
    publicUrl: publicUrlOf(config),
    oin: config.HUB_OIN,
    from: mailSource(config),
  });
  const activities = createActivities({
    recordEvents: (caseNumber, events) => recordEvents(db, caseNumber, events),
    ...handoffDependencies({ db, client, partners, without: config.HUB_WITHOUT }),
  });
  const { recordEvents: record } = activities;
  const cases = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: { codePath: resolve(__dirname, '../workflow-bundle.js') },
    activities: { recordEvents: record },
    // With the short workflow task timeout of a case: a killed worker delays its cases by 3 s, not 10.
    stickyQueueScheduleToStartTimeout: '2 seconds',
    maxCachedWorkflows: 1_000,
    shutdownGraceTime: '10 seconds',
  });
  const others = { connection, namespace, taskQueue, partners: partners.keys(), activities };
  const { HUB_WITHOUT: without } = config;
  return [cases, ...(await createPartnerWorkers({ ...others, without }))];
}

function mailSource(config: Config): MailSource {
  const { municipality } = loadPolicy(config.HUB_POLICY);
  return { name: `Op Koers ${municipality}`, phone: loadMembers(config.HUB_MEMBERS).supportPhone };
}

function publicUrlOf({ HUB_PUBLIC_URL, HUB_HOST, HUB_PORT }: Config): string {
  return HUB_PUBLIC_URL ?? `http://${HUB_HOST}:${String(HUB_PORT)}`;
}

function installRuntime(logger: Logger, metricsPort: number): void {
  Runtime.install({
    logger: new DefaultLogger('INFO', (entry) => {
      writeLog(logger, entry);
    }),
    telemetryOptions: {
      metrics: { prometheus: { bindAddress: `127.0.0.1:${String(metricsPort)}` } },
    },
  });
}

const loggedFields = ['workflowId', 'runId', 'activityType', 'taskQueue', 'command', 'kind'];

/** Codes and ids only: the message of a failure could carry what a person typed. */
function writeLog(logger: Logger, { level, message, meta = {} }: LogEntry): void {
  const line = Object.fromEntries(
    Object.entries(meta).filter(([field]) => loggedFields.includes(field)),
  );
  if (level === 'ERROR') logger.error(line, message);
  else if (level === 'WARN') logger.warn(line, message);
  else logger.info(line, message);
}

/** Started by `npm start`, the worker ends when the supervisor is gone. The runtime drains on SIGTERM. */
function endWithParent(): void {
  if (process.send === undefined) return;
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening for 'disconnect' would keep a drained worker alive.
  process.channel?.unref();
}

main().catch((error: unknown) => {
  pino({ base: { process: 'worker' } }).fatal(error, 'the worker could not start');
  process.exit(1);
});
