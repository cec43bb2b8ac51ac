import type { DataConverter } from '@temporalio/common';
import { Worker, type NativeConnection } from '@temporalio/worker';
import { connectorQueue } from '../domain/handoff/connector-queue';
import { refuseInput } from './refuse-input';
import { withCommonSenders, type Sending } from './senders-in-turn';

export interface PartnerWorkerOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  /** The hub's own queue, of which each partner's is named. */
  readonly taskQueue: string;
  readonly partners: Iterable<string>;
  readonly activities: Sending;
  /** Protections that a control run of a proof switches off. */
  readonly without?: readonly string[];
  readonly dataConverter: DataConverter;
  /** What histories call this worker; process and machine when left out. */
  readonly identity?: string;
}

/** So many messages at once to one partner: a slow one holds up neither itself much nor anybody else at all. */
const atOnce = 10;

/** One small worker per partner, for messages to it only. */
export function createPartnerWorkers(options: PartnerWorkerOptions): Promise<readonly Worker[]> {
  const { connection, namespace, taskQueue, dataConverter, partners } = options;
  const { without = [], identity } = options;
  const own = options.activities;
  const activities = {
    ...(without.includes('partner-queues') ? withCommonSenders(own, atOnce) : own),
  };
  return Promise.all(
    [...partners].map((partner) =>
      Worker.create({
        connection,
        namespace,
        taskQueue: connectorQueue(taskQueue, partner),
        ...(identity === undefined ? {} : { identity }),
        dataConverter,
        interceptors: { activity: [refuseInput] },
        activities,
        maxConcurrentActivityTaskExecutions: atOnce,
        maxConcurrentActivityTaskPolls: 1,
        // A withdrawal in the middle of a sending reaches it with the next heartbeat.
        maxHeartbeatThrottleInterval: '1 second',
        defaultHeartbeatThrottleInterval: '1 second',
        shutdownGraceTime: '10 seconds',
      }),
    ),
  );
}
