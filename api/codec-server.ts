import { sql } from 'kysely';
import { pino } from 'pino';
import { loadConfig, type Config } from '../config/config';
import { createAccessLog } from '../store/access-log';
import { checkClock } from '../store/clock';
import { casesGrantedTo } from '../store/codec-grants';
import { createDatabase } from '../store/database';
import { openKeys } from '../store/keys/open-keys';
import { apiVersion } from './api-version';
import { createTokenVerifier } from './auth/verify-token';
import { createCodecApp } from './codec/codec-app';
import { createFindPayload } from './codec/find-payload';
import { listen } from './framework/listen';
import { untilStopped } from './framework/until-stopped';

/** Process entry of the codec server, on a port and an origin of its own. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = pino({ level: config.HUB_LOG_LEVEL, base: { process: 'codec' } });
  const db = createDatabase({
    url: config.DATABASE_URL,
    poolSize: 5,
    onConnectionLost: () => {
      logger.warn('a database connection was lost');
    },
  });
  await checkClock(db, { mode: config.HUB_MODE, warn: logger.warn.bind(logger) });
  const keys = openKeys(config);
  const app = createCodecApp({
    findPayload: createFindPayload(keys, config.TEMPORAL_NAMESPACE),
    grantedCases: (operator) => casesGrantedTo(db, operator),
    accessLog: createAccessLog(db, config.HUB_LOG_KEY),
    readiness: async () => {
      await sql`select 1`.execute(db);
      return { database: true };
    },
    ...fromSettings(config),
    ...{ logger, apiVersion },
  });
  const server = await listen(app, config.HUB_HOST, config.HUB_CODEC_PORT);
  logger.info({ port: server.port }, 'listening');
  process.send?.('ready');
  await untilStopped();
  await server.close();
  await keys.close();
  await db.destroy();
  if (process.connected) process.disconnect();
}

function fromSettings(config: Config) {
  const { HUB_HOST: host, HUB_CODEC_PORT: port, HUB_CODEC_DEVELOPER: developer } = config;
  return {
    namespace: config.TEMPORAL_NAMESPACE,
    origins: config.HUB_CODEC_ORIGINS,
    rateLimitPerMinute: config.HUB_RATE_LIMIT_PER_MINUTE,
    url: config.HUB_CODEC_URL ?? `http://${host}:${String(port)}`,
    verifyToken: createTokenVerifier({
      issuer: config.HUB_OIDC_ISSUER,
      audience: config.HUB_CODEC_AUDIENCE,
      roleClaim: config.HUB_ROLE_CLAIM,
    }),
    ...(developer === undefined ? {} : { developer }),
  };
}

main().catch((error: unknown) => {
  pino({ base: { process: 'codec' } }).fatal(error, 'the codec server could not start');
  process.exit(1);
});
