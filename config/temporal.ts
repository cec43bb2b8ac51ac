import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig';

/** How the Temporal server is reached, for clients and workers alike. */
export type TemporalConnection = ClientConnectConfig['connectionOptions'];

/**
 * From the TEMPORAL_… variables every Temporal program knows; a key switches TLS on. Throws an Error when a certificate
 * cannot be read.
 */
export function temporalConnection(env: NodeJS.ProcessEnv): TemporalConnection {
  // TEMPORAL_TLS set to nothing would mean "off".
  const filled = Object.entries(env).flatMap(([name, value = '']) =>
    value === '' ? [] : [[name, value] as const],
  );
  // Without `disableFile` a file in somebody's home directory would say where cases go.
  const options = { disableFile: true, overrideEnvVars: Object.fromEntries(filled) };
  return loadClientConnectConfig(options).connectionOptions;
}

/** A certificate without its key, or a key alone, is left out without a word by what reads them. */
export function hasHalfAPair(env: Readonly<Record<string, string>>): boolean {
  const certificate = env['TEMPORAL_TLS_CLIENT_CERT_PATH'];
  const key = env['TEMPORAL_TLS_CLIENT_KEY_PATH'];
  return (certificate === undefined) !== (key === undefined);
}
