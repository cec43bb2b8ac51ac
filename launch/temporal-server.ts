import { join } from 'node:path';
import { Connection, type ConnectionOptions } from '@temporalio/client';
import type { Part } from './part';
import { acceptsConnections } from './ports';
import type { Supervisor } from './supervisor';
import { searchAttributeFlags } from './search-attributes';

const callTimeoutMs = 2_000;

export interface TemporalServerOptions {
  readonly binary: string;
  readonly dataDir: string;
  readonly port: number;
  readonly namespace: string;
  /** Without a port for it the UI is left out. */
  readonly uiPort?: number;
  /** Where the UI has payloads decoded. */
  readonly codecUrl?: string;
  /** `throw-away` is for tests: no waiting for the disk, and runs may follow each other at once. */
  readonly durability: 'durable' | 'throw-away';
  readonly extraArgs?: readonly string[];
}

/** Starts the development server and waits until it answers for its namespace. Resolves to its address. */
export async function startTemporalServer(
  supervisor: Supervisor,
  options: TemporalServerOptions,
): Promise<string> {
  const address = `127.0.0.1:${options.port}`;
  const part: Part = {
    name: 'temporal',
    program: { kind: 'binary', path: options.binary, args: serverArgs(options) },
    env: { TEMPORAL_HIDE_LOGS: 'true' },
    // A gRPC connection that was refused once waits a full second before it tries again.
    isReady: async () =>
      (await acceptsConnections(options.port)) &&
      (await answersFor({ address }, options.namespace)),
  };
  await supervisor.start(part);
  return address;
}

function serverArgs(options: TemporalServerOptions): string[] {
  const ui = options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort)];
  const codec = options.codecUrl === undefined ? [] : ['--ui-codec-endpoint', options.codecUrl];
  return [
    ...[
      'server',
      'start-dev',
      '--ip',
      '127.0.0.1',
      '--port',
      String(options.port),
      ...ui,
      ...codec,
    ],
    ...['--db-filename', join(options.dataDir, 'temporal.db'), '--namespace', options.namespace],
    ...['--ui-disable-news-fetch', '--log-level', 'error'],
    // The eleventh update in flight would be refused and abort the other ten.
    ...['--dynamic-config-value', 'history.maxInFlightUpdates=1000'],
    ...searchAttributeFlags(),
    ...(options.durability === 'durable' ? [] : throwAwayArgs),
    ...(options.extraArgs ?? []),
  ];
}

const throwAwayArgs = [
  ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=OFF'],
  ...['--dynamic-config-value', 'history.workflowIdReuseMinimalInterval="1ms"'],
];

/** Whether the server answers for the namespace, which also needs its storage to work. */
export async function answersFor(options: ConnectionOptions, namespace: string): Promise<boolean> {
  try {
    const connection = await Connection.connect({ ...options, connectTimeout: callTimeoutMs });
    try {
      await connection.withDeadline(Date.now() + callTimeoutMs, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}
