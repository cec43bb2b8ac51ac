import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { DataCategory } from '../../domain/basis/category';
import type { PartnerTerms } from '../../domain/partner/partner';
import { zakenBehaviour } from '../../launch/demo-behaviour';
import { keepDemoSecrets, partnerVariables, type DemoSecrets } from '../../launch/demo-secrets';
import { clientsFile } from '../../launch/dev-clients';
import { nodePart, type Part } from '../../launch/part';
import { freePorts } from '../../launch/ports';
import { repoRoot } from '../../launch/repo-root';
import { Supervisor } from '../../launch/supervisor';
import type { ProofRun } from './proof';
import type { Stack } from './stack';

/** A partner of the demo, with what this proof changes about it. */
export interface PartnerSketch {
  readonly id: 'jobstap' | 'wil' | 'uwv' | 'voedselbank' | 'huisarts' | 'viveste';
  readonly categories: readonly DataCategory[];
  /** The seconds of the demo when left out. */
  readonly terms?: PartnerTerms;
  /** Answers every message with 500 until it is mended. */
  readonly isInTrouble?: boolean;
}

/** Programs that play partners, each with a journal that nobody else writes. */
export interface SimulatedPartners {
  /** For the stack: where the partners are described, and what api and worker have to know of them. */
  readonly partners: string;
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly journals: Readonly<Record<'webhook' | 'mail' | 'zaken', string>>;
  /** Once the stack has its addresses. */
  start(stack: Stack): Promise<void>;
  /** The webhook partners go on, none of them in trouble any more. */
  mend(stack: Stack): Promise<void>;
}

interface Ports {
  readonly webhook: number;
  readonly zaken: number;
  readonly smtp: number;
  readonly mailPage: number;
}

const PartnerFileSchema = z.looseObject({ id: z.string() });
const webhookPartners = ['jobstap', 'wil'] as const;
const confirmsAfterMs = 100;

export async function sketchPartners(
  run: ProofRun,
  sketches: readonly PartnerSketch[],
): Promise<SimulatedPartners> {
  const town = await makeTown(sketches);
  const { folder, partners, journals, ports, secrets } = town;
  const supervise = () =>
    new Supervisor({
      dataDir: folder,
      say: (line) => {
        run.say(line);
      },
    });
  const others = supervise();
  let webhooks = supervise();
  run.atEnd(async () => {
    await Promise.all([webhooks.stop(), others.stop()]);
    if (run.keep) run.say(`journals of the partners: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  });
  // At once, before somebody else takes their ports.
  for (const part of otherParts(town, sketches)) await others.start(part);
  return {
    partners,
    folder,
    journals,
    env: {
      ...partnerVariables(secrets),
      HUB_PRIVATE_HOSTS: `127.0.0.1:${String(ports.webhook)},127.0.0.1:${String(ports.zaken)}`,
      HUB_SMTP_URL: `smtp://127.0.0.1:${String(ports.smtp)}`,
    },
    async start(stack) {
      await webhooks.start(webhookPart(town, stack, sketches));
    },
    async mend(stack) {
      await webhooks.stop();
      webhooks = supervise();
      const well = sketches.map((sketch) => ({ ...sketch, isInTrouble: false }));
      await webhooks.start(webhookPart(town, stack, well));
    },
  };
}

interface Town {
  readonly folder: string;
  readonly partners: string;
  readonly journals: SimulatedPartners['journals'];
  readonly ports: Ports;
  readonly secrets: DemoSecrets;
}

async function makeTown(sketches: readonly PartnerSketch[]): Promise<Town> {
  const folder = mkdtempSync(join(tmpdir(), 'op-koers-hub-partners-'));
  const [webhook = 0, zaken = 0, smtp = 0, mailPage = 0] = await freePorts(4);
  const ports = { webhook, zaken, smtp, mailPage };
  const partners = join(folder, 'partners');
  mkdirSync(partners);
  for (const sketch of sketches) writePartner(partners, sketch, ports);
  const journalOf = (name: string) => join(folder, `${name}.jsonl`);
  const journals = {
    webhook: journalOf('webhook-partner'),
    mail: journalOf('mail-server'),
    zaken: journalOf('zaken-api'),
  };
  return { folder, partners, journals, ports, secrets: keepDemoSecrets(folder) };
}

/** As the file of the demo, on the ports of this proof. */
function writePartner(
  folder: string,
  { id, isInTrouble: _own, ...changes }: PartnerSketch,
  ports: Ports,
): void {
  const file = join(repoRoot, 'config', 'partners', 'demo', `${id}.json`);
  const moved = readFileSync(file, 'utf8')
    .replaceAll('127.0.0.1:8027/', `127.0.0.1:${String(ports.webhook)}/`)
    .replaceAll('127.0.0.1:8028/', `127.0.0.1:${String(ports.zaken)}/`);
  const partner = { ...PartnerFileSchema.parse(JSON.parse(moved)), ...changes };
  writeFileSync(join(folder, `${id}.json`), JSON.stringify(partner));
}

function webhookPart(town: Town, stack: Stack, sketches: readonly PartnerSketch[]): Part {
  const config = write(town, 'webhook-partner', webhookConfig(town, stack, sketches));
  return nodePart('webhook-partner', 'simulators/webhook-partner/main.js', {
    WEBHOOK_PARTNER_CONFIG: config,
  });
}

function otherParts(town: Town, sketches: readonly PartnerSketch[]): readonly Part[] {
  const { journals, ports, secrets } = town;
  const mail = nodePart('mail-server', 'simulators/mail-server/main.js', {
    MAIL_SMTP_PORT: String(ports.smtp),
    MAIL_HTTP_PORT: String(ports.mailPage),
    MAIL_JOURNAL: journals.mail,
  });
  if (!sketches.some(({ id }) => id === 'uwv')) return [mail];
  const config = write(town, 'zaken-api', {
    port: ports.zaken,
    journal: journals.zaken,
    clients: { 'op-koers': secrets.uwv.client },
    ...zakenBehaviour,
  });
  const zaken = { ZAKEN_API_CONFIG: config };
  return [mail, nodePart('zaken-api', 'simulators/zaken-api/main.js', zaken)];
}

function write({ folder }: Town, name: string, content: object): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
  return file;
}

/** Each takes a hand-off on at once and confirms a deletion as soon as it is asked to. */
function webhookConfig(
  { journals, ports, secrets }: Town,
  { apiUrls, issuerUrl, folder }: Stack,
  sketches: readonly PartnerSketch[],
) {
  const playing = (id: (typeof webhookPartners)[number], isInTrouble: boolean) => ({
    id,
    path: `/${id}`,
    clientId: `partner-${id}`,
    verify: [secrets[id].ofHub.verify],
    sign: secrets[id].ofPartner.sign,
    script: [{ afterMs: 0, status: 'accepted' }],
    confirmsDeletionAfterMs: confirmsAfterMs,
    ...(isInTrouble && { faults: { seed: 'trouble', weights: { 'http-500': 1 } } }),
  });
  return {
    port: ports.webhook,
    journal: journals.webhook,
    hubUrl: apiUrls[0],
    issuerUrl,
    clientsFile: clientsFile(folder),
    partners: webhookPartners.flatMap((id) => {
      const sketch = sketches.find((one) => one.id === id);
      return sketch === undefined ? [] : [playing(id, sketch.isInTrouble === true)];
    }),
  };
}
