import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { ask, askFor } from '../support/ask';
import type { ApiRequest } from '../support/caller';
import type { Client } from '../support/deliver';
import type { Random } from '../support/random';

const ReferredSchema = z.object({ caseNumber: z.string() });
const SessionSchema = z.object({ sessionId: z.string(), outcome: z.string().optional() });
const CaseSchema = z.object({ sessions: z.array(SessionSchema) });
const OkSchema = z.object({ sequence: z.int() });

/** One case and somebody who takes it through its steps. What the hub refuses is no trouble here. */
export interface Course {
  readonly random: Random;
  give(what: string, body?: unknown, method?: ApiRequest['method']): Promise<void>;
  /** Schedules a session. */
  schedule(kind: 'first' | 'follow-up'): Promise<void>;
  /** Records how the open session went, if there is one. */
  record(outcome: 'held' | 'cancelled' | 'resident-absent', attendees?: string[]): Promise<void>;
  pause(longestMs: number): Promise<void>;
}

/** Refers an invented resident. */
export async function startCourse(client: Client, random: Random): Promise<Course> {
  const { caller } = client;
  const api = random.pick(client.apis);
  const team = random.pick(['adult', 'youth']);
  const urgency = random.pick(['normal', 'crisis']);
  const { caseNumber } = ReferredSchema.parse(
    await askFor(caller, api, {
      method: 'POST',
      path: '/cases',
      body: { source: 'gp', team, urgency, story: 'The rent is three months late.' },
      key: randomUUID(),
    }),
  );
  const path = `/cases/${caseNumber}`;
  let sequence = 0;

  const give = async (what: string, body?: unknown, method: ApiRequest['method'] = 'POST') => {
    const request = { method, path: `${path}/${what}`, body, key: randomUUID() };
    const answer = await ask(caller, api, request);
    if (answer.status >= 500 || answer.status === 400) {
      throw new Error(`${what} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    sequence = OkSchema.safeParse(answer.body).data?.sequence ?? sequence;
  };
  const openSessionId = async () => {
    const read = { method: 'GET', path: `${path}?atLeast=${sequence}` } as const;
    const { sessions } = CaseSchema.parse(await askFor(caller, api, read));
    return sessions.find((session) => session.outcome === undefined)?.sessionId;
  };
  return {
    random,
    give,
    schedule: (kind) =>
      give('sessions', { kind, startsAt: new Date(Date.now() + 86_400_000).toISOString() }),
    record: async (outcome, attendees = []) => {
      const sessionId = await openSessionId();
      if (sessionId !== undefined)
        await give(`sessions/${sessionId}/outcome`, { outcome, attendees });
    },
    pause: (longestMs) => delay(random.between(0, longestMs)),
  };
}
