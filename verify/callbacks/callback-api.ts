import { pino } from 'pino';
import { createApp } from '../../api/app';
import { invalidToken } from '../../api/auth/authenticate';
import { createCaseQueue } from '../../api/commands/case-queue';
import { createEngineClient } from '../../api/commands/engine';
import { listen } from '../../api/framework/listen';
import { createRoutes } from '../../api/routes/index';
import type { Partner } from '../../domain/partner/partner';
import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { createAccessLog } from '../../store/access-log';

export interface CallbackApi {
  readonly url: string;
  /** Lines of the log, parsed. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
}

export interface CallbackParts {
  readonly db: Database;
  readonly caseKeys: CaseKeys;
  readonly policy: Policy;
  readonly partners: readonly Partner[];
  readonly secrets: Readonly<Record<string, string>>;
  readonly without: readonly string[];
}

/** The API as its process composes it; no engine is there, for an answer is only stored. */
export async function startCallbackApi(parts: CallbackParts): Promise<CallbackApi> {
  const log: Record<string, unknown>[] = [];
  const logger = pino(
    {},
    {
      write: (line: string) => {
        const entry: unknown = JSON.parse(line);
        if (typeof entry === 'object' && entry !== null) log.push({ ...entry });
      },
    },
  );
  const engine = createEngineClient('127.0.0.1:1', 'default');
  const routes = createRoutes({
    ...parts,
    keys: parts.caseKeys,
    engine,
    logger,
    queue: createCaseQueue(),
    taskQueue: 'op-koers',
    limits: { events: 400, commands: 200, seenCommands: 200 },
    prices: { version: 'none', lines: [] },
    secretOf: (name) => parts.secrets[name] ?? '',
    searchLimit: 0,
    letter: { publicUrl: 'http://127.0.0.1', supportPhone: '' },
  });
  const app = createApp({
    routes,
    verifyToken: () => Promise.reject(invalidToken()),
    logger,
    accessLog: createAccessLog(parts.db, 'a-key-of-this-proof-and-of-nothing-else'),
    // Whoever signs needs no gate.
    gate: () => Promise.resolve(undefined),
    rateLimitPerMinute: 1_000_000,
    readiness: () => Promise.resolve({}),
    apiVersion: '1.0.0',
    serverUrl: 'http://127.0.0.1',
    startPage: '<!doctype html><title>Hub</title>',
  });
  const server = await listen(app, '127.0.0.1', 0);
  return {
    url: `http://127.0.0.1:${String(server.port)}`,
    log,
    async close() {
      await server.close();
      await engine.connection.close();
    },
  };
}
