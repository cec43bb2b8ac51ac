import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPartners } from '../config/partners';
import { mailBehaviour, webhookBehaviour, zakenBehaviour } from './demo-behaviour';
import { keepDemoSecrets, partnerVariables, type DemoSecrets } from './demo-secrets';
import { clientsFile } from './dev-clients';
import type { Addresses } from './hub-parts';
import type { LaunchSettings } from './launch-settings';
import { nodePart, type Part } from './part';
import { writeSecretFile } from './secret-file';

/** The ports that stand in config/partners/demo. */
const portsInFiles = { webhookPartner: 8027, zakenApi: 8028 };

export interface Demo {
  /** The partner systems and the mail server, as programs of their own. */
  readonly parts: readonly Part[];
  /** For the api and the worker: secrets, mail server, and which partners may be on this machine. */
  readonly env: NodeJS.ProcessEnv;
}

/** The folder with the partners of the demo, on the ports that were chosen. */
export function placeDemoPartners({ dataDir, ports, partners, given }: LaunchSettings): string {
  const { webhookPartner, zakenApi } = portsInFiles;
  const isMoved = ports.webhookPartner !== webhookPartner || ports.zakenApi !== zakenApi;
  if (!isMoved || given.partners !== undefined) return partners;
  const folder = join(dataDir, 'demo', 'partners');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(partners, folder, { recursive: true });
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    const moved = readFileSync(path, 'utf8')
      .replaceAll(`127.0.0.1:${webhookPartner}/`, `127.0.0.1:${ports.webhookPartner}/`)
      .replaceAll(`127.0.0.1:${zakenApi}/`, `127.0.0.1:${ports.zakenApi}/`);
    writeFileSync(path, moved);
  }
  return folder;
}

/** Writes what the simulators are to do, with the keys they share with the hub. */
export function prepareDemo(settings: LaunchSettings, addresses: Addresses): Demo {
  const { dataDir, ports, privateHosts, given } = settings;
  const secrets = keepDemoSecrets(dataDir);
  const env = {
    ...partnerVariables(secrets),
    HUB_PRIVATE_HOSTS: [
      ...privateHosts,
      `127.0.0.1:${ports.webhookPartner}`,
      `127.0.0.1:${ports.zakenApi}`,
    ].join(','),
    HUB_SMTP_URL: given.smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`,
  };
  const write = (name: string, content: object) => {
    const file = join(dataDir, 'demo', `${name}.json`);
    writeSecretFile(file, JSON.stringify(content, undefined, 2));
    return file;
  };
  const journal = (name: string) => join(dataDir, 'demo', `${name}.jsonl`);
  const webhook = write('webhook-partner', webhookConfig(settings, addresses, secrets));
  const zaken = write('zaken-api', zakenConfig(settings, secrets));
  const mail = write('mail-server', mailConfig(addresses.partners, { ...process.env, ...env }));
  const parts = [
    nodePart('mail-server', 'simulators/mail-server/main.js', {
      MAIL_SMTP_PORT: String(ports.smtp),
      MAIL_HTTP_PORT: String(ports.mailPage),
      MAIL_JOURNAL: journal('mail-server'),
      MAIL_PARTNERS: mail,
    }),
    nodePart('webhook-partner', 'simulators/webhook-partner/main.js', {
      WEBHOOK_PARTNER_CONFIG: webhook,
    }),
    nodePart('zaken-api', 'simulators/zaken-api/main.js', { ZAKEN_API_CONFIG: zaken }),
  ];
  return { parts, env };
}

function webhookConfig(
  { dataDir, ports }: LaunchSettings,
  addresses: Addresses,
  { jobstap, wil }: DemoSecrets,
) {
  const partner = (id: 'jobstap' | 'wil', keys: DemoSecrets['wil'], scheme: 'v1' | 'v1a') => ({
    id,
    path: `/${id}`,
    clientId: `partner-${id}`,
    verify: [keys.ofHub.verify],
    sign: keys.ofPartner.sign,
    scheme,
    ...webhookBehaviour[id],
  });
  return {
    port: ports.webhookPartner,
    journal: join(dataDir, 'demo', 'webhook-partner.jsonl'),
    hubUrl: addresses.api,
    issuerUrl: addresses.issuer,
    clientsFile: clientsFile(dataDir),
    partners: [partner('jobstap', jobstap, 'v1a'), partner('wil', wil, 'v1')],
  };
}

function zakenConfig({ dataDir, ports }: LaunchSettings, { uwv }: DemoSecrets) {
  return {
    port: ports.zakenApi,
    journal: join(dataDir, 'demo', 'zaken-api.jsonl'),
    clients: { 'op-koers': uwv.client },
    ...zakenBehaviour,
  };
}

function mailConfig(folder: string, env: NodeJS.ProcessEnv) {
  const { partners } = loadPartners(folder, env);
  return {
    partners: partners.flatMap((partner) => {
      const behaviour = mailBehaviour[partner.id];
      if (partner.protocol !== 'email' || behaviour === undefined) return [];
      return [{ mailbox: partner.email.mailbox, ...behaviour }];
    }),
  };
}
