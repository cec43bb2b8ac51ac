import { setTimeout as delay } from 'node:timers/promises';
import type { HubAnswer, HubClient } from './hub-client';
import { isOffer, isRecall, type HubEvent } from './hub-event';
import { isTaken, type Journal } from './journal';
import type { PlayedPartner } from './partner-config';

const firstWaitMs = 100;
const longestWaitMs = 5_000;
const mostTries = 200;

export interface PlayerOptions {
  readonly partner: PlayedPartner;
  readonly hub: HubClient;
  readonly journal: Journal;
  /** Ids of answers that an earlier process delivered. */
  readonly taken: ReadonlySet<string>;
  readonly stopped: AbortSignal;
}

export interface Player {
  /** What follows from an event that had its effect; runs on by itself. */
  follow(event: HubEvent): void;
}

/** Plays the partner's people: fetches what is offered, answers after its script, confirms what is taken back. */
export function createPlayer(options: PlayerOptions): Player {
  const recalled = new Map<string, AbortController>();
  const recallOf = (handoffId: string) => {
    const known = recalled.get(handoffId) ?? new AbortController();
    recalled.set(handoffId, known);
    return known;
  };
  return {
    follow(event) {
      const recall = recallOf(event.subject);
      if (isRecall(event)) {
        if (event.data.categories === undefined) recall.abort();
        void untilStopped(confirm(options, event));
      } else if (isOffer(event)) {
        const stopped = AbortSignal.any([options.stopped, recall.signal]);
        void untilStopped(work({ ...options, stopped }, event));
      }
    },
  };
}

async function work(options: PlayerOptions, { subject, dataref }: HubEvent): Promise<void> {
  const { partner, hub, journal, stopped } = options;
  if (dataref === undefined) return;
  const content = await untilSettled(stopped, async () => {
    const fetched = await hub.fetchContent(dataref);
    journal.write({ kind: 'fetched', partner: partner.id, handoffId: subject, ...fetched });
    return fetched;
  });
  if (!isTaken(content.status)) return;
  for (const [index, { afterMs, ...data }] of partner.script.entries()) {
    await delay(afterMs, undefined, { signal: stopped });
    await answerHub(options, { handoffId: subject, sequence: index + 1, data });
  }
}

async function confirm(options: PlayerOptions, event: HubEvent): Promise<void> {
  const { script, confirmsDeletionAfterMs, confirmsWith } = options.partner;
  if (confirmsDeletionAfterMs === null) return;
  await delay(confirmsDeletionAfterMs, undefined, { signal: options.stopped });
  // Above whatever the script said, and a second recall above the first.
  const sequence = script.length + Number(event.sequence);
  await answerHub(options, { handoffId: event.subject, sequence, data: { status: confirmsWith } });
}

interface Answer {
  readonly handoffId: string;
  readonly sequence: number;
  readonly data: { readonly status: string };
}

async function answerHub(options: PlayerOptions, answer: Answer): Promise<void> {
  const { partner, hub, journal, taken, stopped } = options;
  const id = `${partner.id}-${answer.handoffId}-${answer.sequence}`;
  if (taken.has(id)) return;
  await untilSettled(stopped, async () => {
    const given = await hub.postStatus({ id, ...answer });
    journal.write({
      kind: 'answered',
      partner: partner.id,
      handoffId: answer.handoffId,
      webhookId: id,
      says: answer.data.status,
      status: given.status,
    });
    return given;
  });
}

/** Tries again until the hub takes it, or says for good that it does not. */
async function untilSettled(
  stopped: AbortSignal,
  attempt: () => Promise<HubAnswer>,
): Promise<HubAnswer> {
  let last: HubAnswer = { status: 0, body: '' };
  for (let tries = 0; tries < mostTries; tries += 1) {
    stopped.throwIfAborted();
    last = await attempt();
    if (isTaken(last.status) || isForGood(last.status)) break;
    const waitMs = Math.min(firstWaitMs * 2 ** tries, longestWaitMs);
    await delay(waitMs, undefined, { signal: stopped });
  }
  return last;
}

function isForGood(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status);
}

/** A recall or the end of the program breaks a script off; that is no error. */
async function untilStopped(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
  }
}
