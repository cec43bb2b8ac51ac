import type { Logger } from 'pino';
import type { MailSender } from '../connectors/email/mail-sender';
import { PartnerError } from '../connectors/partner-error';
import { giveUp, markSent, markTold, nextNotice, postpone, type DueNotice } from '../store/notices';
import { mailsOf, type NoticeMail, type NoticeParts } from './notice-mails';

export interface NoticeSenderOptions extends NoticeParts {
  readonly mail: MailSender;
  readonly logger: Logger;
  readonly pollMs?: number;
}

export interface NoticeSender {
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;
// After the fourth failure nobody waits for the mail any more: the fifth leaves it to a person.
const PAUSES_MS = [1, 5, 30, 120].map((minutes) => minutes * MINUTE_MS);
/** Longer than a dozen mails to the slowest server take. */
const LEASE_MS = 10 * MINUTE_MS;

/** Mails the notices that are due, one after the other; one that fails waits, and the others go on. */
export function startNoticeSender(options: NoticeSenderOptions): NoticeSender {
  const { db, logger, pollMs = 2_000 } = options;
  let draining = Promise.resolve();
  let isStopped = false;
  let isWaiting = false;

  async function drain(): Promise<void> {
    isWaiting = false;
    try {
      for (;;) {
        if (isStopped) return;
        const notice = await nextNotice(db, fromNow(0), fromNow(LEASE_MS));
        if (notice === undefined) return;
        await handle(options, notice).catch((error: unknown) =>
          wait(options, notice, kindOf(error)),
        );
      }
    } catch (error) {
      logger.warn({ kind: kindOf(error) }, 'notices wait: database is away');
    }
  }

  function wake(): void {
    if (isWaiting || isStopped) return;
    isWaiting = true;
    draining = draining.then(drain);
  }

  wake();
  const poll = setInterval(wake, pollMs);
  return {
    async stop() {
      isStopped = true;
      clearInterval(poll);
      await draining;
    },
  };
}

const fromNow = (ms: number): string => new Date(Date.now() + ms).toISOString();

const kindOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** Sends the mails of one notice; a recipient that fails does not keep it from the others. */
async function handle(options: NoticeSenderOptions, notice: DueNotice): Promise<void> {
  const { db, logger } = options;
  const told = [...notice.told];
  let code: string | undefined;
  let isRefused = false;
  for (const mail of await mailsOf(options, notice, fromNow(0))) {
    const failure = await sendOne(options, mail);
    if (failure?.isPermanent === false) {
      code = failure.code;
      continue;
    }
    if (failure !== undefined) {
      isRefused = true;
      logger.warn({ notice: notice.key, code: failure.code }, 'a notice reaches nobody there');
    }
    told.push(mail.recipient);
    await markTold(db, notice, told);
  }
  if (code !== undefined) return wait(options, notice, code);
  await (isRefused ? giveUp : markSent)(db, notice.noticeId, fromNow(0));
}

/** What kept the mail from being sent; undefined when it was. */
async function sendOne(
  { mail: sender }: NoticeSenderOptions,
  { mail, remember }: NoticeMail,
): Promise<PartnerError | undefined> {
  if (mail === undefined) return new PartnerError('mail', 'rejected', 'ADDRESS_UNKNOWN');
  try {
    await sender.send(mail);
  } catch (error) {
    if (error instanceof PartnerError) return error;
    throw error;
  }
  await remember();
  return undefined;
}

async function wait(
  { db, logger }: NoticeSenderOptions,
  { noticeId, key, attempts }: DueNotice,
  code: string,
): Promise<void> {
  const pause = PAUSES_MS[attempts - 1];
  if (pause === undefined) {
    await giveUp(db, noticeId, fromNow(0));
    logger.error({ notice: key, code }, 'a notice was given up');
    return;
  }
  await postpone(db, noticeId, fromNow(pause));
  logger.warn({ notice: key, code, attempts }, 'a notice waits');
}
