import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { ask, askFor, type Answered } from '../support/ask';
import type { ApiRequest, Caller } from '../support/caller';
import type { Client } from '../support/deliver';
import type { Random } from '../support/random';
import { until } from '../support/until';
import { categories, partnerIds, type PartnerId } from './played-partners';
import { spendMoney, type MoneyPeople } from './spend-money';

const ReferredSchema = z.object({ caseNumber: z.string() });
const SessionSchema = z.object({ sessionId: z.string(), outcome: z.string().optional() });
const CaseSchema = z.object({ sessions: z.array(SessionSchema) });
const OkSchema = z.object({ sequence: z.int(), handoffId: z.string().optional() });
const HandoffSchema = z.object({
  status: z.string(),
  deliveryState: z.string(),
  withdrawal: z.object({ state: z.string() }).optional(),
});
const BasesSchema = z.object({ bases: z.array(z.object({ basisId: z.string() })) });

const handoffPatienceMs = 30_000;

/** One case and somebody who takes it through its steps. What the hub refuses is no trouble here. */
export interface Course {
  readonly random: Random;
  readonly give: (what: string, body?: unknown, method?: ApiRequest['method']) => Promise<void>;
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
  /** Waits for a status, a state of delivery or of a withdrawal; after a while it goes on all the same. */
  awaitHandoff(state: string): Promise<void>;
  /** Asks for money, has it decided, spends some and gives some back. */
  spendMoney(): Promise<void>;
  pause(longestMs: number): Promise<void>;
}

/** Refers an invented resident. */
export async function startCourse(
  client: Client,
  random: Random,
  people: MoneyPeople,
): Promise<Course> {
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
  const place = openPlace(caller, api, caseNumber);
  const openSessionId = async () => {
    const { sessions } = CaseSchema.parse(await place.read(''));
    return sessions.find((session) => session.outcome === undefined)?.sessionId;
  };
  return {
    random,
    give: place.give,
    schedule: (kind) =>
      place.give('sessions', { kind, startsAt: new Date(Date.now() + 86_400_000).toISOString() }),
    record: async (outcome, attendees = []) => {
      const sessionId = await openSessionId();
      if (sessionId !== undefined)
        await place.give(`sessions/${sessionId}/outcome`, { outcome, attendees });
    },
    ...handoffSteps(place),
    spendMoney: () => spendMoney(place, people),
    pause: (longestMs) => delay(random.between(0, longestMs)),
  };
}

/** A case behind one api, with what the last answers said of it. */
interface Place {
  readonly give: (
    what: string,
    body?: unknown,
    method?: ApiRequest['method'],
    by?: Caller,
  ) => Promise<void>;
  /** What is below the case, once it holds the last command. */
  readonly read: (what: string) => Promise<unknown>;
  readonly lastHandoffId: () => string | undefined;
  readonly look: (what: string) => Promise<Answered>;
}

function openPlace(caller: Caller, api: string, caseNumber: string): Place {
  const path = `/cases/${caseNumber}`;
  let sequence = 0;
  let handoffId: string | undefined;
  return {
    async give(what, body, method = 'POST', by = caller) {
      const request = { method, path: `${path}/${what}`, body, key: randomUUID() };
      const answer = await ask(by, api, request);
      if (answer.status >= 500 || answer.status === 400) {
        throw new Error(`${what} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      const done = OkSchema.safeParse(answer.body).data;
      sequence = done?.sequence ?? sequence;
      handoffId = done?.handoffId ?? handoffId;
    },
    read: (what) =>
      askFor(caller, api, { method: 'GET', path: `${path}${what}?atLeast=${sequence}` }),
    lastHandoffId: () => handoffId,
    look: (what) => ask(caller, api, { method: 'GET', path: `${path}${what}` }),
  };
}

type HandoffSteps = Pick<Course, 'consent' | 'withdraw' | 'handOff' | 'toHandoff' | 'awaitHandoff'>;

function handoffSteps({ give, read, look, lastHandoffId }: Place): HandoffSteps {
  const lastBasisId = async () => BasesSchema.parse(await read('/bases')).bases.at(-1)?.basisId;
  return {
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
      const handoffId = lastHandoffId();
      if (handoffId !== undefined) await give(`handoffs/${handoffId}/${what}`, body);
    },
    awaitHandoff: async (state) => {
      await until(async () => {
        const { status, body } = await look(`/handoffs/${lastHandoffId() ?? ''}`);
        if (status !== 200) return true;
        const { status: stands, deliveryState, withdrawal } = HandoffSchema.parse(body);
        return [stands, deliveryState, withdrawal?.state].includes(state);
      }, handoffPatienceMs);
    },
  };
}
