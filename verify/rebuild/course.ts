import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { ask, askFor } from '../support/ask';
import type { ApiRequest } from '../support/caller';
import type { Client } from '../support/deliver';
import type { Random } from '../support/random';
import { categories, partnerIds, type PartnerId } from './played-partners';

const ReferredSchema = z.object({ caseNumber: z.string() });
const SessionSchema = z.object({ sessionId: z.string(), outcome: z.string().optional() });
const CaseSchema = z.object({ sessions: z.array(SessionSchema) });
const OkSchema = z.object({ sequence: z.int(), handoffId: z.string().optional() });
const BasesSchema = z.object({ bases: z.array(z.object({ basisId: z.string() })) });

/** One case and somebody who takes it through its steps. What the hub refuses is no trouble here. */
export interface Course {
  readonly random: Random;
  give(what: string, body?: unknown, method?: ApiRequest['method']): Promise<void>;
  /** Schedules a session. */
  schedule(kind: 'first' | 'follow-up'): Promise<void>;
  /** Records how the open session went, if there is one. */
  record(outcome: 'held' | 'cancelled' | 'resident-absent', attendees?: string[]): Promise<void>;
  /** Records consent for all partners. */
  consent(validForMs: number): Promise<void>;
  /** Takes back all or part of the last basis, if there is one. */
  withdraw(scope: object): Promise<void>;
  /** Hands an action off on the last basis. */
  handOff(actionId: string, partner: PartnerId): Promise<void>;
  /** Does something to the last hand-off, if there is one. */
  toHandoff(what: 'cancellation' | 'takeover' | 'resend', body?: unknown): Promise<void>;
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
  let handoffId: string | undefined;

  const give = async (what: string, body?: unknown, method: ApiRequest['method'] = 'POST') => {
    const request = { method, path: `${path}/${what}`, body, key: randomUUID() };
    const answer = await ask(caller, api, request);
    if (answer.status >= 500 || answer.status === 400) {
      throw new Error(`${what} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    const done = OkSchema.safeParse(answer.body).data;
    sequence = done?.sequence ?? sequence;
    handoffId = done?.handoffId ?? handoffId;
  };
  const read = (what: string) =>
    askFor(caller, api, { method: 'GET', path: `${path}${what}?atLeast=${sequence}` });
  const openSessionId = async () => {
    const { sessions } = CaseSchema.parse(await read(''));
    return sessions.find((session) => session.outcome === undefined)?.sessionId;
  };
  const lastBasisId = async () => BasesSchema.parse(await read('/bases')).bases.at(-1)?.basisId;
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
    consent: (validForMs) =>
      give('bases', {
        kind: 'consent',
        textVersion: '2026-1',
        givenHow: 'in-writing',
        validUntilAt: new Date(Date.now() + validForMs).toISOString(),
        grants: partnerIds.map((partner) => ({ partner, categories })),
      }),
    withdraw: async (scope) => {
      const basisId = await lastBasisId();
      if (basisId !== undefined) await give(`bases/${basisId}/withdrawal`, scope);
    },
    handOff: async (actionId, partner) => {
      const basisId = await lastBasisId();
      const asked = { actionId, partner, kind: 'help-request', categories };
      if (basisId !== undefined)
        await give('handoffs', { ...asked, basisId, question: 'Can you help with the rent?' });
    },
    toHandoff: async (what, body) => {
      if (handoffId !== undefined) await give(`handoffs/${handoffId}/${what}`, body);
    },
    pause: (longestMs) => delay(random.between(0, longestMs)),
  };
}
