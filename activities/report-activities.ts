import { randomInt } from 'node:crypto';
import { Context } from '@temporalio/activity';
import type { Attempt } from '../connectors/connector';
import type { EditionSlot } from '../domain/report/edition-due';
import { toActivityFailure } from './activity-failure';

/** Short, for a mail or an event is tried again anyway. */
const openWithinMs = 5_000;
const heartbeatMs = 1_000;

export interface EditionNews {
  readonly edition: number;
  /** Code of who is to hear of it. */
  readonly listener: string;
}

export interface ReportDependencies {
  /** Gives the number of the edition; for a slot that was published before the same one, and nothing happens. */
  readonly publishEdition: (slot: EditionSlot) => Promise<number>;
  /** Codes of who hears of every edition. */
  readonly listeners: readonly string[];
  /** Throws a PartnerError; the same message with the same id at every attempt. */
  readonly tellListener: (news: EditionNews, attempt: Attempt) => Promise<void>;
  /** Seconds before each next attempt to tell a listener; after the last it is for a person. */
  readonly tellAgainAfterSeconds: readonly number[];
}

export function createReportActivities(dependencies: ReportDependencies) {
  return {
    /** Freezes the edition of a slot, or finds the one that is there. */
    publishEdition: (slot: EditionSlot) => whileBeating(() => dependencies.publishEdition(slot)),
    listListeners: (): Promise<readonly string[]> => Promise.resolve(dependencies.listeners),
    /** One attempt to tell one listener of an edition. */
    tellListener: (news: EditionNews) => whileBeating(() => tell(dependencies, news)),
  };
}

async function tell(
  { tellListener, tellAgainAfterSeconds: retrySeconds }: ReportDependencies,
  news: EditionNews,
): Promise<void> {
  const { cancellationSignal: signal, info } = Context.current();
  const openBy = performance.now() + openWithinMs;
  const attempt = { number: info.attempt, signal, openBy, onOpened: () => undefined };
  try {
    await tellListener(news, attempt);
  } catch (error) {
    const jitter = randomInt(80, 121) / 100;
    throw toActivityFailure(error, { attempt: info.attempt, retrySeconds, jitter });
  }
}

/** A worker that dies in the middle is found out by the silence of its heart. */
async function whileBeating<Result>(work: () => Promise<Result>): Promise<Result> {
  const context = Context.current();
  const heart = setInterval(() => {
    context.heartbeat();
  }, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heart);
  }
}
