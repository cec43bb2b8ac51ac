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
import { recordEvents } from '../store/case-journal';
import { createDatabase, type Database } from '../store/database';
import { startClaimSweeper } from './claim-sweeper';
import { startInboxRelay } from './inbox-relay';

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
  const worker = await createWorker(config, connection, db);
  const client = new Client({ connection: clientConnection, namespace: config.TEMPORAL_NAMESPACE });
  const relay = startInboxRelay({
    db,
    databaseUrl: config.DATABASE_URL,
    client: client.workflow,
    taskQueue: config.HUB_TASK_QUEUE,
    logger,
  });
  const sweeper = startClaimSweeper(db, logger);
  endWithParent();
  const running = worker.run();
  process.send?.('ready');
  await running;
  sweeper.stop();
  await relay.stop();
  await clientConnection.close();
  await connection.close();
  await db.destroy();
}

function createWorker(config: Config, connection: NativeConnection, db: Database): Promise<Worker> {
  return Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.HUB_TASK_QUEUE,
    workflowBundle: { codePath: resolve(__dirname, '../workflow-bundle.js') },
    activities: createActivities({
      recordEvents: (caseNumber, events) => recordEvents(db, caseNumber, events),
    }),
    // With the short workflow task timeout of a case: a killed worker delays its cases by 3 s, not 10.
    stickyQueueScheduleToStartTimeout: '2 seconds',
    maxCachedWorkflows: 1_000,
    shutdownGraceTime: '10 seconds',
  });
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
