import { setTimeout as delay } from 'node:timers/promises';
import type { ApiRequest, Caller } from './caller';

const patienceMs = 60_000;
const pauseMs = 200;

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** Sends a request until it is answered otherwise than "come back later"; for preparing, not for load. */
export async function ask(caller: Caller, api: string, request: ApiRequest): Promise<Answered> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const outcome = await caller.send(api, request);
    if (outcome.kind === 'answer' && outcome.status !== 503) return outcome;
    if (Date.now() > until) throw new Error(`${request.method} ${request.path} had no answer.`);
    await delay(pauseMs);
  }
}

/** The body of a 2xx; throws on any other answer. */
export async function askFor(caller: Caller, api: string, request: ApiRequest): Promise<unknown> {
  const { status, body } = await ask(caller, api, request);
  if (status >= 200 && status < 300) return body;
  const { method, path } = request;
  throw new Error(`${method} ${path} was answered ${status} ${JSON.stringify(body)}`);
}
