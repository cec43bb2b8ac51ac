import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import type { ProofRun } from '../support/proof';
import type { Stack } from '../support/stack';
import { fetchAllRuns } from './all-runs';

const restWithinMs = 30_000;
const lookEveryMs = 20;

/** How often each type of event is in the history of all runs together, such as `timerStarted`. */
export type EventCounts = ReadonlyMap<string, number>;

/** A case number, or a hand-off below it such as `OK-2026-00042/handoff/1`. */
type Place = string;

export interface Histories {
  /** Resolves to the length of the present run once nothing is under way any more. */
  rest(place: Place): Promise<number>;
  count(place: Place): Promise<EventCounts>;
}

/** Looks at cases from Temporal's side. */
export async function openHistories(run: ProofRun, stack: Stack): Promise<Histories> {
  const connection = await Connection.connect({ address: stack.temporalAddress });
  run.atEnd(() => connection.close());
  const { workflow } = new Client({ connection, namespace: stack.namespace });
  return {
    rest: (place) => rest(workflow.getHandle(`case/${place}`)),
    async count(place) {
      const counts = new Map<string, number>();
      for (const event of await fetchAllRuns(workflow, `case/${place}`)) {
        const type = typeOf(event);
        counts.set(type, (counts.get(type) ?? 0) + 1);
      }
      return counts;
    },
  };
}

async function rest(handle: WorkflowHandle): Promise<number> {
  const until = Date.now() + restWithinMs;
  for (;;) {
    const { raw, historyLength } = await handle.describe();
    const isBusy = (raw.pendingActivities ?? []).length > 0 || isThere(raw.pendingWorkflowTask);
    if (!isBusy) return historyLength;
    if (Date.now() > until) throw new Error(`${handle.workflowId} does not come to rest.`);
    await delay(lookEveryMs);
  }
}

function isThere(task: unknown): boolean {
  return task !== null && task !== undefined;
}

/** An event has the attributes of its own type only; the name of that field is the type. */
function typeOf(event: object): string {
  const suffix = 'EventAttributes';
  const field = Object.keys(event).find((name) => name.endsWith(suffix)) ?? `unknown${suffix}`;
  return field.slice(0, -suffix.length);
}
