import { join } from 'node:path';
import { memberWithRole } from './dev-members';
import type { Addresses } from './hub-parts';
import type { LaunchSettings } from './launch-settings';

const running = 'ExecutionStatus="Running"';

const savedViews = {
  'open cases': `WorkflowType="residentCase" AND ${running} AND CaseStage!="closed"`,
  overdue: `Overdue=true AND ${running}`,
  'waiting on a partner': `WorkflowType="partnerHandoff" AND ${running}`,
  'dead letters': `WorkflowType="partnerHandoff" AND Attention="handoff-dead-letter" AND ${running}`,
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
    ['Codec server', `${addresses.codec}, asked by the Temporal UI; each case needs a grant`],
    ...views,
    ...(settings.demo === 'on' ? mailPage(settings) : []),
    ...(settings.given.issuer === undefined ? signIns(addresses) : []),
    ['Resident', `${addresses.api}/mijn-plan, code on the letter; ${letterFrom}`],
    ['Access token', 'npm run -s token -- --role professional'],
    ['Logs', join(settings.dataDir, 'logs')],
    ['Policy', settings.policy],
    ['Partners', addresses.partners],
    ['Stop', 'Ctrl-C; npm start goes on where it was'],
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}${value}`);
  return ['', 'The hub runs.', '', ...lines, ''].join('\n');
}

/** One address per role that has pages: the development issuer asks for no password. */
function signIns({ api }: Addresses): [string, string][] {
  const people = [
    ['Desk as professional', 'professional'],
    ['Desk as project leader', 'project-leader'],
    ['Desk as policy group', 'policy-group'],
  ] as const;
  return people.map(([name, role]) => [name, `${api}/inloggen?als=${memberWithRole(role)}`]);
}

const letterFrom = 'made in the desk: "Brief met code" on the page of a case';

function mailPage({ ports }: LaunchSettings): [string, string][] {
  const page = `http://127.0.0.1:${ports.mailPage}/`;
  return [
    ['Mail of the demo', page],
    ['Partner', `link in a mail of the demo, ${page}`],
  ];
}
