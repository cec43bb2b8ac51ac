import { join } from 'node:path';
import type { Addresses } from './hub-parts';
import type { LaunchSettings } from './launch-settings';

const running = 'ExecutionStatus="Running"';

const savedViews = {
  'open cases': `WorkflowType="residentCase" AND ${running} AND CaseStage!="closed"`,
  overdue: `Overdue=true AND ${running}`,
  'needs attention': `Attention IS NOT NULL AND ${running}`,
};

/** What npm start prints once everything runs. */
export function describeHub(settings: LaunchSettings, addresses: Addresses): string {
  const views = Object.entries(savedViews).map(([name, query]): [string, string] => [
    `  ${name}`,
    `${addresses.temporalUi}/namespaces/${settings.namespace}/workflows?query=${encodeURIComponent(query)}`,
  ]);
  const rows: [string, string][] = [
    ['Start page', `${addresses.api}/`],
    ['API docs', `${addresses.api}/docs`],
    ['Temporal UI', addresses.temporalUi],
    ...views,
    ['Access token', 'npm run -s token -- --role professional'],
    ['Logs', join(settings.dataDir, 'logs')],
    ['Policy', settings.policy],
    ['Stop', 'Ctrl-C; npm start goes on where it was'],
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}${value}`);
  return ['', 'The hub runs.', '', ...lines, ''].join('\n');
}
