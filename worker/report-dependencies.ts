import type { EditionNews, ReportDependencies } from '../activities/report-activities';
import type { Attempt } from '../connectors/connector';
import type { MailSender } from '../connectors/email/mail-sender';
import { PartnerError } from '../connectors/partner-error';
import type { PartnerHttp } from '../connectors/partner-http';
import { sendReportEvent } from '../connectors/webhook/report-event';
import { isUnanswered } from '../domain/report/answer';
import type { ReportContext } from '../domain/report/compose-report';
import type { EditionSlot } from '../domain/report/edition-due';
import { composeReportMail } from '../domain/report/report-mail';
import type { SignalReport } from '../domain/report/report';
import type { Subscriber } from '../domain/report/subscriber';
import type { Database } from '../store/database';
import { publishEdition, readReport } from '../store/editions';
import { readStandings } from '../store/signals';

/** Where editions are kept. */
export interface EditionStore {
  /** Gives the number of the edition; for a slot that was published before the same one, and nothing happens. */
  publishEdition(slot: EditionSlot): Promise<number>;
  readReport(edition: number): Promise<SignalReport | undefined>;
  /** Signals that wait for an answer of the policy group. */
  countUnanswered(): Promise<number>;
}

/** The editions in PostgreSQL, composed by the policy of the municipality. */
export function editionStore(
  db: Database,
  context: ReportContext,
  without: readonly string[],
): EditionStore {
  return {
    publishEdition(slot) {
      const showsAll = without.includes('disclosure-control');
      return publishEdition(db, slot, { ...context, showsAll, now: new Date().toISOString() });
    },
    readReport: (edition) => readReport(db, edition),
    countUnanswered: async () => (await readStandings(db)).filter(isUnanswered).length,
  };
}

export interface ReportParts {
  readonly editions: EditionStore;
  readonly mail: MailSender;
  /** The functional mailbox of the policy group. */
  readonly mailbox: string;
  readonly supportPhone: string;
  /** Themes with the Dutch words for them. */
  readonly labels: Readonly<Record<string, string>>;
  readonly subscribers: readonly Subscriber[];
  readonly http: PartnerHttp;
  readonly secretOf: (name: string) => string;
  /** How others reach the hub, without /v1 and without a slash at the end. */
  readonly publicUrl: string;
  /** The page of an edition. */
  readonly linkTo: (edition: number) => string;
  /** Organisation identification number of the municipality, 20 digits. */
  readonly oin: string;
  readonly retrySeconds: readonly number[];
}

/** The mailbox has its own place in the list: no id of a subscriber's file can have a capital. */
const policyGroup = 'policyGroup';

type Tell = (report: SignalReport, attempt: Attempt) => Promise<void>;

/** What the activities of the report need, on the real store, mail server and subscribers. */
export function reportDependencies(parts: ReportParts): ReportDependencies {
  const { editions, subscribers, retrySeconds } = parts;
  const tellers = new Map<string, Tell>([
    [policyGroup, (report, attempt) => mailPolicyGroup(parts, report, attempt)],
    ...subscribers.map((subscriber) => [subscriber.id, eventFor(parts, subscriber)] as const),
  ]);
  return {
    publishEdition: (slot) => editions.publishEdition(slot),
    listeners: [...tellers.keys()],
    async tellListener({ edition, listener }: EditionNews, attempt) {
      const tell = tellers.get(listener);
      // Its file was taken away since the edition was published.
      if (tell === undefined) throw new PartnerError(listener, 'gone', 'LISTENER_UNKNOWN');
      const report = await editions.readReport(edition);
      if (report === undefined) throw new Error(`there is no edition ${String(edition)}`);
      await tell(report, attempt);
    },
    tellAgainAfterSeconds: retrySeconds,
  };
}

async function mailPolicyGroup(
  { editions, mail, mailbox, supportPhone, labels, linkTo }: ReportParts,
  report: SignalReport,
  attempt: Attempt,
): Promise<void> {
  const { edition } = report.edition;
  const unanswered = await editions.countUnanswered();
  const frame = { unanswered, link: linkTo(edition), labels, supportPhone };
  const { subject, body: text } = composeReportMail(report, frame);
  const messageId = `signal-report-${String(edition)}.policy-group`;
  await mail.send({ messageId, to: mailbox, subject, text }, attempt);
}

function eventFor({ http, secretOf, oin, publicUrl }: ReportParts, subscriber: Subscriber): Tell {
  return ({ edition }, attempt) =>
    sendReportEvent(subscriber, edition, attempt, {
      http,
      secretOf,
      source: `urn:nld:oin:${oin}:systeem:op-koers`,
      editionUrl: (number) => `${publicUrl}/v1/signal-reports/${String(number)}`,
    });
}
