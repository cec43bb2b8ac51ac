import { LaunchError } from './launch-error';
import type { LaunchSettings } from './launch-settings';

/** What `npm start` brings itself is for development: throws one LaunchError that names all of it production may not run on. */
export function refuseUnsafeProduction({ mode, demo, singleNode, given }: LaunchSettings): void {
  if (mode !== 'production') return;
  const unsafe = [
    ...(demo === 'on'
      ? ['HUB_DEMO: must be off; the demo plays on partners that do not exist']
      : []),
    ...(given.issuer === undefined
      ? ['HUB_OIDC_ISSUER: must name your identity provider; the development one lets anybody in']
      : []),
    ...(given.temporalAddress === undefined
      ? ['TEMPORAL_ADDRESS: must name your Temporal server; the embedded one is for development']
      : []),
    ...(given.databaseUrl === undefined && !singleNode
      ? [
          'DATABASE_URL: must name your PostgreSQL, or HUB_SINGLE_NODE=yes accepts the embedded one: no replica, and backups are yours to make',
        ]
      : []),
  ];
  if (unsafe.length === 0) return;
  throw new LaunchError(
    `npm start may not run like this in production:\n${unsafe.map((line) => `  - ${line}`).join('\n')}`,
  );
}
