import { setTimeout as delay } from 'node:timers/promises';
import { hasNoCases } from './case-count';
import { placeDemoPartners, prepareDemo } from './demo-partners';
import { provideDatabase, provideTemporal, temporalToStart } from './embedded-parts';
import { hubParts, type Addresses, type HubParts } from './hub-parts';
import { describeFailure, LaunchError } from './launch-error';
import { readSettings, type LaunchSettings } from './launch-settings';
import { describeHub } from './overview';
import { checkPorts, type PortUse } from './ports';
import { refuseUnsafeProduction } from './production-gate';
import { lockDataDir } from './start-lock';
import { stopRequest } from './stop-request';
import { Supervisor } from './supervisor';

const healthyWithinMs = 60_000;
const pollMs = 100;
/** A killed run's processes need a moment to notice. */
const portPatienceMs = 5_000;

const say = (line: string) => {
  console.log(line);
};

/** Process entry: the whole of `npm start`. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  refuseUnsafeProduction(settings);
  const unlock = lockDataDir(settings.dataDir);
  const supervisor = new Supervisor({ dataDir: settings.dataDir, say });
  const stopped = stopRequest(supervisor, say);
  try {
    // A stop must not wait for a long download or build.
    await Promise.race([startAll(supervisor, settings), stopped]);
    await stopped;
  } catch (error) {
    if (!supervisor.isStopping) throw error;
  } finally {
    await supervisor.stop();
    unlock();
  }
  say('Stopped.');
}

async function startAll(supervisor: Supervisor, settings: LaunchSettings): Promise<void> {
  const orphans = await supervisor.endOrphans(['postgres']);
  if (orphans.length > 0) say(`Ended what an earlier run left behind: ${orphans.join(', ')}.`);
  await checkPorts(portsOf(settings), portPatienceMs);
  const binary = await temporalToStart(settings);
  say('Starting the database …');
  const databaseUrl = await provideDatabase(supervisor, settings, say);
  say('Starting Temporal …');
  const temporal = await provideTemporal(supervisor, settings, binary);
  const addresses = addressesOf(settings, databaseUrl, temporal);
  const isDemo = settings.demo === 'on';
  const demo = isDemo ? prepareDemo(settings, addresses) : { parts: [], env: {} };
  const parts = hubParts(settings, addresses, demo.env);
  say('Starting the hub …');
  await supervisor.run(parts.migrate);
  if (settings.given.issuer === undefined) await supervisor.start(parts.issuer);
  for (const part of demo.parts) await supervisor.start(part);
  await supervisor.start(parts.worker);
  await supervisor.start(parts.api);
  await supervisor.start(parts.codec);
  await untilHealthy(addresses.api);
  say(describeHub(settings, addresses));
  if (isDemo && (await hasNoCases(databaseUrl))) await playDemo(supervisor, parts);
}

function portsOf({ ports, given, demo }: LaunchSettings): PortUse[] {
  const uses: PortUse[] = [
    { port: ports.api, purpose: 'API and pages', variable: 'HUB_PORT' },
    { port: ports.codec, purpose: 'codec server', variable: 'HUB_CODEC_PORT' },
    { port: ports.apiMetrics, purpose: 'metrics of the api', variable: 'HUB_METRICS_PORT' },
    {
      port: ports.workerMetrics,
      purpose: 'metrics of the worker, one above those of the api',
      variable: 'HUB_METRICS_PORT',
    },
  ];
  if (given.temporalAddress === undefined) {
    uses.push(
      { port: ports.temporal, purpose: 'Temporal', variable: 'HUB_TEMPORAL_PORT' },
      { port: ports.temporalUi, purpose: 'Temporal UI', variable: 'HUB_TEMPORAL_UI_PORT' },
    );
  }
  if (given.issuer === undefined) {
    uses.push({ port: ports.issuer, purpose: 'token issuer', variable: 'HUB_ISSUER_PORT' });
  }
  if (demo === 'on') uses.push(...demoPorts(ports));
  return uses;
}

function demoPorts(ports: LaunchSettings['ports']): PortUse[] {
  return [
    { port: ports.mailPage, purpose: 'mail of the demo', variable: 'HUB_MAIL_PAGE_PORT' },
    { port: ports.smtp, purpose: 'mail server of the demo', variable: 'HUB_SMTP_PORT' },
    {
      port: ports.webhookPartner,
      purpose: 'webhook partners of the demo',
      variable: 'HUB_WEBHOOK_PARTNER_PORT',
    },
    { port: ports.zakenApi, purpose: 'Zaken API of the demo', variable: 'HUB_ZAKEN_API_PORT' },
  ];
}

function addressesOf(
  settings: LaunchSettings,
  databaseUrl: string,
  temporal: string | undefined,
): Addresses {
  const { given, ports, partners, demo } = settings;
  const local = (port: number) => `http://127.0.0.1:${port}`;
  return {
    api: local(ports.api),
    issuer: given.issuer ?? local(ports.issuer),
    temporal,
    temporalUi: given.temporalUi ?? local(ports.temporalUi),
    codec: given.codecUrl ?? local(ports.codec),
    databaseUrl,
    partners: demo === 'on' ? placeDemoPartners(settings) : partners,
  };
}

async function untilHealthy(api: string): Promise<void> {
  const until = Date.now() + healthyWithinMs;
  let last = 'no answer';
  while (Date.now() < until) {
    last = await readiness(api);
    if (last === 'ready') return;
    await delay(pollMs);
  }
  throw new LaunchError(
    `The hub was not ready within ${healthyWithinMs / 1000} s; ${api}/health/ready: ${last}`,
  );
}

async function readiness(api: string): Promise<string> {
  try {
    const response = await fetch(`${api}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return response.ok ? 'ready' : `HTTP ${response.status} ${await response.text()}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function playDemo(supervisor: Supervisor, parts: HubParts): Promise<void> {
  say('No case was ever opened here, so the demo plays (HUB_DEMO=off leaves it out).\n');
  const outcome = await supervisor.show(parts.demo);
  if (outcome === 'ended with exit code 0' || supervisor.isStopping) return;
  say(`The demo ${outcome}; the hub goes on.`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`\n${describeFailure(error)}\n`);
    process.exit(1);
  },
);
