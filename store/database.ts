import { isNativeError } from 'node:util/types';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, types } from 'pg';
import type { HubDatabase } from './schema';

export type Database = Kysely<HubDatabase>;
export type DatabaseTransaction = Transaction<HubDatabase>;

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

/** A bounded pool; a statement that hangs ends after 10 s, one that waits for a lock after 5 s, one without an answer after 12 s. */
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
    // A little later than PostgreSQL's own, for when its answer is lost on the way.
    query_timeout: 12_000,
    keepAlive: true,
  });
  pool.on('error', (error) => onConnectionLost?.(error));
  // The pool listens to idle connections only: one that breaks in the middle of a query would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return new Kysely<HubDatabase>({ dialect: new PostgresDialect({ pool }) });
}

const brokenLine = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
];
/** The driver's own errors have no code. */
const brokenLineMessage =
  /connection terminated|timeout exceeded when trying to connect|is not queryable|query read timeout/i;

/** PostgreSQL is away, shutting down or too busy: asking again later can help. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isTimeout = code === '57014' || code === '55P03';
  return (
    isTimeout ||
    /^(08|57P|53)/.test(code) ||
    brokenLine.includes(code) ||
    brokenLineMessage.test(error.message)
  );
}
