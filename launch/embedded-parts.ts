import type { ConnectionOptions } from '@temporalio/client';
import { temporalConnection } from '../config/temporal';
import { LaunchError } from './launch-error';
import type { LaunchSettings } from './launch-settings';
import type { Say } from './part';
import { hubDatabase, startPostgres } from './postgres';
import { showProgress } from './progress';
import type { Supervisor } from './supervisor';
import { findTemporalBinary, temporalSources } from './temporal-binary';
import { prepareNamespace } from './temporal-namespace';
import { answersFor, startTemporalServer } from './temporal-server';

/** Starts PostgreSQL unless one is given; resolves to the address of the hub's database. */
export async function provideDatabase(
  supervisor: Supervisor,
  settings: LaunchSettings,
  say: Say,
): Promise<string> {
  const { dataDir, ports, given } = settings;
  if (given.databaseUrl !== undefined) return given.databaseUrl;
  const postgres = await startPostgres(supervisor, {
    dataDir,
    port: ports.postgres,
    durability: 'durable',
    say,
  });
  return postgres.urlOf(hubDatabase);
}

/** Starts Temporal unless one is given, and makes its namespace fit; resolves to the address of a started one. */
export async function provideTemporal(
  supervisor: Supervisor,
  settings: LaunchSettings,
  binary: string | undefined,
): Promise<string | undefined> {
  const { namespace, dataDir, ports, given } = settings;
  if (binary === undefined) {
    await useGivenTemporal(namespace);
    return undefined;
  }
  const address = await startTemporalServer(supervisor, {
    binary,
    dataDir,
    port: ports.temporal,
    uiPort: ports.temporalUi,
    codecUrl: given.codecUrl ?? `http://127.0.0.1:${ports.codec}`,
    namespace,
    durability: 'durable',
  });
  await prepareNamespace({ address }, namespace, 'lengthen');
  return address;
}

/** The program to start, or undefined when a running server is given. May take minutes the first time. */
export async function temporalToStart(settings: LaunchSettings): Promise<string | undefined> {
  if (settings.given.temporalAddress !== undefined) return undefined;
  return findTemporalBinary(temporalSources(process.env, showProgress));
}

async function useGivenTemporal(namespace: string): Promise<void> {
  const options: ConnectionOptions = temporalConnection(process.env);
  if (!(await answersFor(options, namespace))) {
    throw new LaunchError(
      `The Temporal server at TEMPORAL_ADDRESS=${options.address ?? ''} does not answer for namespace ${namespace}. Start it, or unset TEMPORAL_ADDRESS to use an embedded one.`,
    );
  }
  await prepareNamespace(options, namespace, 'keep');
}
