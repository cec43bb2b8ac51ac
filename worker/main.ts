import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, type LogEntry } from '@temporalio/worker';
import { pino, type Logger } from 'pino';
import { createDataConverter } from '../codec/data-converter';
import { loadConfig } from '../config/config';
import { loadPartners } from '../config/partners';
import { loadSubscribers } from '../config/subscribers';
import { checkClock } from '../store/clock';
import { createDatabase } from '../store/database';
import { createCaseKeys } from '../store/keys/case-keys';
import { createWorkers, openOutside } from './create-workers';
import { runAll } from './run-all';
import { startServices } from './services';

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
  await checkClock(db, { mode: config.HUB_MODE, warn: logger.warn.bind(logger) });
  const keys = createCaseKeys({
    url: config.DATABASE_URL,
    ring: config.HUB_KEY_RING,
    leavesDossierPlain: config.HUB_WITHOUT.includes('dossier-encryption'),
  });
  const { HUB_CODEC: codec, TEMPORAL_NAMESPACE: namespace } = config;
  const connection = await NativeConnection.connect({
    ...config.temporal,
    // Ciphertext does not get smaller: compressing it only costs time.
    ...(codec === 'on' ? { grpcCompression: { codec: 'none' } } : {}),
  });
  const clientConnection = Connection.lazy({
    ...config.temporal,
    // By default a long absence of the engine makes the relay look for it every two minutes only.
    channelArgs: { 'grpc.max_reconnect_backoff_ms': 1_000 },
  });
  const dataConverter = createDataConverter(codec, { keys, namespace, side: 'client' });
  const client = new Client({ connection: clientConnection, namespace, dataConverter });
  const outside = openOutside(config);
  const known = loadPartners(config.HUB_PARTNERS, process.env);
  const subscribed = loadSubscribers(config.HUB_SUBSCRIBERS, process.env);
  const parts = { connection, client, db, keys, outside, known, subscribed };
  const workers = await createWorkers(config, parts);
  const services = startServices(config, { db, client, outside, known, logger });
  endWithParent();
  const running = runAll(workers);
  process.send?.('ready');
  await running;
  await services.stop();
  outside.close();
  await clientConnection.close();
  await connection.close();
  await keys.close();
  await db.destroy();
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

const loggedFields = [
  'workflowId',
  'runId',
  'activityType',
  'taskQueue',
  'command',
  'kind',
  'edition',
  'listener',
];

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
