import { resolve } from 'node:path';
import type { Client } from '@temporalio/client';
import { Worker, type NativeConnection } from '@temporalio/worker';
import { createErasureActivities } from '../activities/erasure-activities';
import { createHandoffActivities } from '../activities/handoff-activities';
import { createJournalActivities } from '../activities/journal-activities';
import { createReportActivities } from '../activities/report-activities';
import { createDataConverter } from '../codec/data-converter';
import type { Config } from '../config/config';
import { loadMembers } from '../config/members';
import type { Partners } from '../config/partners';
import { loadPolicy } from '../config/policy';
import type { Subscribers } from '../config/subscribers';
import type { MailSource } from '../connectors/email/handoff-mails';
import { createMailSender } from '../connectors/email/mail-sender';
import { createPartnerHttp } from '../connectors/partner-http';
import type { Database } from '../store/database';
import { createHandoffLinks } from '../store/handoff-links';
import type { CaseKeys } from '../store/keys/case-keys';
import { createReportLinks } from '../store/report-links';
import { erasureDependencies } from './erasure-dependencies';
import { handoffDependencies } from './handoff-dependencies';
import { connectPartners } from './partner-connectors';
import { journalDependencies } from './journal-dependencies';
import { createPartnerWorkers } from './partner-workers';
import { refuseInput } from './refuse-input';
import { editionStore, reportDependencies } from './report-dependencies';

/** The two ways out of the worker: HTTP to partners, and mail. */
export function openOutside(config: Config) {
  const http = createPartnerHttp({
    privateHosts: config.HUB_PRIVATE_HOSTS,
    guard: !config.HUB_WITHOUT.includes('ssrf-guard'),
  });
  const mailTo = (partner: string) =>
    createMailSender({ url: config.HUB_SMTP_URL, from: config.HUB_MAIL_FROM, partner });
  return {
    http,
    mailTo,
    close: () => {
      http.close();
    },
  };
}

interface WorkerParts {
  readonly connection: NativeConnection;
  readonly client: Client;
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly outside: ReturnType<typeof openOutside>;
  readonly known: Partners;
  readonly subscribed: Subscribers;
}

/** One for cases, hand-offs and the report, and a small one for each partner. */
export async function createWorkers(
  config: Config,
  parts: WorkerParts,
): Promise<readonly Worker[]> {
  const { connection, client, db, keys } = parts;
  // Without its markers a worker throws at what it refuses, as a client does: a control run shows what that ends.
  const side = config.HUB_WITHOUT.includes('refused-markers') ? 'client' : 'worker';
  const codec = { keys, namespace: config.TEMPORAL_NAMESPACE, side } as const;
  const dataConverter = createDataConverter(config.HUB_CODEC, codec);
  const { HUB_TASK_QUEUE: taskQueue, TEMPORAL_NAMESPACE: namespace } = config;
  const partners = reachPartners(config, parts);
  const policy = loadPolicy(config.HUB_POLICY);
  const activities = createHandoffActivities(
    handoffDependencies({ db, keys, client, partners, without: config.HUB_WITHOUT }),
  );
  const cases = await Worker.create({
    connection,
    namespace,
    taskQueue,
    dataConverter,
    interceptors: { activity: [refuseInput] },
    workflowBundle: { codePath: resolve(__dirname, '../workflow-bundle.js') },
    activities: {
      ...createJournalActivities(journalDependencies(db, policy)),
      ...reportActivities(config, parts),
      ...createErasureActivities(
        erasureDependencies({
          ...{ db, client, namespace, policy, partners },
          without: config.HUB_WITHOUT,
        }),
      ),
    },
    // With the short workflow task timeout of a case: a killed worker delays its cases by 3 s, not 10.
    stickyQueueScheduleToStartTimeout: '2 seconds',
    maxCachedWorkflows: 1_000,
    shutdownGraceTime: '10 seconds',
  });
  const others = {
    connection,
    namespace,
    taskQueue,
    dataConverter,
    partners: partners.keys(),
    activities,
  };
  const { HUB_WITHOUT: without } = config;
  return [cases, ...(await createPartnerWorkers({ ...others, without }))];
}

function reachPartners(config: Config, { db, outside, known }: WorkerParts) {
  return connectPartners(known.partners, {
    http: outside.http,
    mailTo: outside.mailTo,
    links: createHandoffLinks(db, config.HUB_LINK_SECRET),
    secretOf: known.secretOf,
    publicUrl: publicUrlOf(config),
    oin: config.HUB_OIN,
    from: mailSource(config),
  });
}

function reportActivities(config: Config, { db, outside, known, subscribed }: WorkerParts) {
  const { policyGroup, supportPhone } = loadMembers(config.HUB_MEMBERS);
  const policy = loadPolicy(config.HUB_POLICY);
  const publicUrl = publicUrlOf(config);
  const links = createReportLinks(config.HUB_LINK_SECRET, publicUrl);
  const { HUB_WITHOUT: without } = config;
  return createReportActivities(
    reportDependencies({
      editions: editionStore(db, { policy, partners: known.partners.map(({ id }) => id) }, without),
      mail: outside.mailTo('policyGroup'),
      mailbox: policyGroup.email,
      supportPhone,
      labels: policy.signalThemes,
      subscribers: subscribed.subscribers,
      http: outside.http,
      secretOf: subscribed.secretOf,
      publicUrl,
      linkTo: (edition) => links.linkTo(edition),
      oin: config.HUB_OIN,
      retrySeconds: policy.handoffs.retrySeconds,
    }),
  );
}

function mailSource(config: Config): MailSource {
  const { municipality } = loadPolicy(config.HUB_POLICY);
  return { name: `Op Koers ${municipality}`, phone: loadMembers(config.HUB_MEMBERS).supportPhone };
}

/** How others reach the hub, without /v1 and without a slash at the end. */
export function publicUrlOf({ HUB_PUBLIC_URL, HUB_HOST, HUB_PORT }: Config): string {
  return HUB_PUBLIC_URL ?? `http://${HUB_HOST}:${String(HUB_PORT)}`;
}
