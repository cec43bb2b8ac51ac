import { randomUUID } from 'node:crypto';
import type { ReportDependencies, Telling } from '../activities/report-activities';
import type { Members } from '../config/members';
import type { Attempt } from '../connectors/connector';
import type { MailSender } from '../connectors/email/mail-sender';
import type { PartnerHttp } from '../connectors/partner-http';
import { reportEvent, reportMessageId } from '../connectors/webhook/report-event';
import { postSigned } from '../connectors/webhook/webhook-connector';
import type { Partner, WebhookPartner } from '../domain/partner/partner';
import type { Policy } from '../domain/policy/policy';
import { isUnanswered } from '../domain/report/answer';
import type { SignalReport } from '../domain/report/report';
import { reportMail } from '../domain/report/report-mail';
import type { Database } from '../store/database';
import { publishEdition, readReport } from '../store/editions';
import type { ReportLinks } from '../store/report-links';
import { readStandings } from '../store/signals';

export interface ReportParts {
  readonly db: Database;
  readonly policy: Policy;
  readonly partners: readonly Partner[];
  readonly members: Members;
  readonly mail: MailSender;
  readonly http: PartnerHttp;
  readonly secretOf: (name: string) => string;
  readonly links: ReportLinks;
  /** How others reach the hub, without /v1 and without a slash at the end. */
  readonly publicUrl: string;
  readonly oin: string;
  /** Protections that a control run of a proof switches off. */
  readonly without: readonly string[];
}

const policyGroup = 'policy-group';

/** What publishing the signal report needs, on the real store, mail server and listeners. */
export function reportDependencies(parts: ReportParts): ReportDependencies {
  const { db, policy, partners, without } = parts;
  const subscribers = partners.filter(isSubscriber);
  return {
    retrySeconds: policy.handoffs.retrySeconds,
    async publishEdition(slot) {
      const own = without.includes('edition-slot') ? { ...slot, slot: randomUUID() } : slot;
      const edition = await publishEdition(db, own, {
        policy,
        partners: partners.map(({ id }) => id),
        showsAll: without.includes('disclosure-control'),
        now: new Date().toISOString(),
      });
      return { edition, listeners: [policyGroup, ...subscribers.map(({ id }) => id)] };
    },
    async tellListener(telling, attempt) {
      const report = await readReport(db, telling.edition);
      if (report === undefined) throw new Error(`there is no edition ${String(telling.edition)}`);
      const subscriber = subscribers.find(({ id }) => id === telling.listener);
      if (subscriber === undefined) await mailReport(parts, report, telling);
      else await postReport(parts, { report, subscriber }, attempt);
    },
  };
}

function isSubscriber(partner: Partner): partner is WebhookPartner {
  return partner.protocol === 'webhook' && partner.webhook.signalReports === true;
}

async function mailReport(
  { db, policy, members, mail, links }: ReportParts,
  report: SignalReport,
  { edition }: Telling,
): Promise<void> {
  const standings = await readStandings(db);
  const unanswered = standings.filter(isUnanswered).length;
  const link = links.linkTo(edition);
  const text = reportMail({ report, unanswered, link, themes: policy.signalThemes });
  const { subject, body } = text;
  await mail.send({
    messageId: reportMessageId(edition),
    to: members.policyGroup,
    subject,
    text: body,
  });
}

async function postReport(
  { http, secretOf, publicUrl, oin }: ReportParts,
  { report, subscriber }: { readonly report: SignalReport; readonly subscriber: WebhookPartner },
  number: number,
): Promise<void> {
  const { edition, from, until } = report.edition;
  const body = reportEvent({
    ...{ edition, from, until },
    reportUrl: `${publicUrl}/v1/signal-reports/${String(edition)}`,
    source: `urn:nld:oin:${oin}:systeem:op-koers`,
  });
  const event = { id: reportMessageId(edition), body };
  await postSigned(event, plainAttempt(number), { partner: subscriber, http, secretOf });
}

/** No permit is needed: the report holds nobody's data. */
function plainAttempt(number: number): Attempt {
  const { signal } = new AbortController();
  return { number, signal, openBy: Infinity, onOpened: () => undefined };
}
