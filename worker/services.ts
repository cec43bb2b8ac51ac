import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Config } from '../config/config';
import { loadMembers } from '../config/members';
import type { Partners } from '../config/partners';
import { loadPolicy } from '../config/policy';
import type { Database } from '../store/database';
import { startAccessLogKeeper } from './access-log-keeper';
import { startBudgetWatch } from './budget-watch';
import { publicUrlOf, type openOutside } from './create-workers';
import { keepErasureSchedule } from './erasure-schedule';
import { startInboxRelay } from './inbox-relay';
import { startNoticeSender } from './notice-sender';
import { keepReportSchedule } from './report-schedule';
import { startReviewEscalator } from './review-escalator';
import { startSweeper } from './sweeper';
import { subscribePartners } from './subscribe-partners';

interface ServiceParts {
  readonly db: Database;
  readonly client: Client;
  readonly outside: ReturnType<typeof openOutside>;
  readonly known: Partners;
  readonly logger: Logger;
}

/** What the worker process does besides polling: the inbox, mails to members, left claims and forms, the access log, the ledger, subscriptions, the schedule. */
export function startServices(config: Config, parts: ServiceParts): { stop(): Promise<void> } {
  const { db, client, outside, known, logger } = parts;
  const { HUB_TASK_QUEUE: taskQueue, DATABASE_URL: databaseUrl } = config;
  const relay = startInboxRelay({ db, databaseUrl, client: client.workflow, taskQueue, logger });
  const sweeper = startSweeper(db, logger);
  const escalator = startReviewEscalator(db, logger);
  const budget = startBudgetWatch(db, logger);
  const policy = loadPolicy(config.HUB_POLICY);
  const { keep } = policy.retention.logs;
  const keeper = startAccessLogKeeper({ db, key: config.HUB_LOG_KEY, keep }, logger);
  const notices = startNoticeSender({
    db,
    mail: outside.mailTo('mail'),
    directory: loadMembers(config.HUB_MEMBERS),
    policy,
    publicUrl: publicUrlOf(config),
    from: config.HUB_MAIL_FROM,
    logger,
  });
  const ending = new AbortController();
  subscribePartners(known.partners, {
    http: outside.http,
    secretOf: known.secretOf,
    publicUrl: publicUrlOf(config),
    logger,
    signal: ending.signal,
  });
  const { signal } = ending;
  keepReportSchedule({ client, taskQueue, rhythm: policy.report, logger, signal });
  keepErasureSchedule({ client, taskQueue, logger, signal });
  return {
    async stop() {
      ending.abort();
      sweeper.stop();
      escalator.stop();
      await keeper.stop();
      await budget.stop();
      await notices.stop();
      await relay.stop();
    },
  };
}
