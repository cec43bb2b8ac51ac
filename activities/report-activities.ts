import { randomInt } from 'node:crypto';
import { Context } from '@temporalio/activity';
import type { EditionSlot } from '../domain/report/edition-due';
import { toActivityFailure } from './activity-failure';

export interface PublishedEdition {
  readonly edition: number;
  /** Codes of who is told of it. */
  readonly listeners: readonly string[];
}

export interface Telling {
  readonly edition: number;
  readonly listener: string;
}

export interface ReportDependencies {
  /** Closes and publishes the open edition, all or nothing; the same slot again gives the same edition. */
  publishEdition(slot: EditionSlot): Promise<PublishedEdition>;
  /** Throws a PartnerError when the listener did not take it. */
  tellListener(telling: Telling, attempt: number): Promise<void>;
  /** Seconds before each next attempt. */
  readonly retrySeconds: readonly number[];
}

export function createReportActivities(dependencies: ReportDependencies) {
  const { retrySeconds } = dependencies;
  return {
    publishEdition: (slot: EditionSlot) => dependencies.publishEdition(slot),
    async tellListener(telling: Telling): Promise<void> {
      const { attempt } = Context.current().info;
      try {
        await dependencies.tellListener(telling, attempt);
      } catch (error) {
        throw toActivityFailure(error, {
          attempt,
          retrySeconds,
          jitter: randomInt(80, 121) / 100,
        });
      }
    },
  };
}
