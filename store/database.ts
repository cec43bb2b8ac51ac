import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { HubDatabase } from './schema';

export type Database = Kysely<HubDatabase>;

// Instants and dates stay ISO strings across every boundary.
types.setTypeParser(types.builtins.TIMESTAMPTZ, (value) => new Date(value).toISOString());
types.setTypeParser(types.builtins.DATE, (value) => value);
types.setTypeParser(types.builtins.INT8, Number);

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** Told about connections that broke while idle; the pool replaces them by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** A bounded pool; a statement that hangs ends after 10 s, one that waits for a lock after 5 s. */
export function createDatabase({
  url,
  poolSize = 10,
  onConnectionLost,
}: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    keepAlive: true,
  });
  pool.on('error', (error) => onConnectionLost?.(error));
  return new Kysely<HubDatabase>({ dialect: new PostgresDialect({ pool }) });
}

/** PostgreSQL is away, shutting down or too busy: asking again later can help. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isConnectionTrouble =
    /^(08|57P|53)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code);
  const isTimeout = code === '57014' || code === '55P03';
  return (
    isConnectionTrouble ||
    isTimeout ||
    /connection terminated|timeout exceeded when trying to connect/i.test(error.message)
  );
}
