import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { DemoError } from './demo-error';

const answerWithinMs = 20_000;
const longestBackOffMs = 4_000;
const comeBackLater = [429, 502, 503, 504];
const ProblemSchema = z.object({
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

export interface HubRequest {
  readonly as: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /v1. */
  readonly path: string;
  readonly key?: string;
  readonly body?: object;
}

export interface HubAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Where what was made can be read. */
  readonly location?: string;
  /** The hub gave the answer of an earlier request with the same key. */
  readonly isReplayed: boolean;
}

export interface HubClient {
  /** Any answer but "come back later"; throws when the hub keeps saying that or does not answer at all. */
  send(request: HubRequest): Promise<HubAnswer>;
}

interface Settings {
  readonly hubUrl: string;
  readonly tokenOf: (member: string) => Promise<string>;
  readonly say: (line: string) => void;
  readonly patienceMs?: number;
}

export function createHubClient(settings: Settings): HubClient {
  const { say, patienceMs = 120_000 } = settings;
  return {
    async send(request) {
      const until = Date.now() + patienceMs;
      for (let attempt = 1; ; attempt += 1) {
        const result = await tryOnce(settings, request);
        if (!('why' in result)) return result;
        const waitMs = result.afterMs ?? Math.min(longestBackOffMs, 250 * 2 ** attempt);
        if (Date.now() + waitMs > until)
          throw new DemoError(`${describe(request)} got no answer in time: ${result.why}.`);
        say(`(the hub is busy or away: ${result.why}; trying again in ${waitMs / 1_000} s)`);
        await delay(waitMs);
      }
    },
  };
}

interface Later {
  readonly why: string;
  readonly afterMs?: number;
}

async function tryOnce(settings: Settings, request: HubRequest): Promise<HubAnswer | Later> {
  try {
    const response = await ask(settings, request);
    const text = await response.text();
    if (comeBackLater.includes(response.status)) return later(response, text);
    const location = response.headers.get('location');
    return {
      ...(location === null ? {} : { location }),
      status: response.status,
      body: text === '' ? undefined : JSON.parse(text),
      isReplayed: response.headers.get('idempotency-replayed') === 'true',
    };
  } catch (error) {
    if (error instanceof DemoError) throw error;
    return { why: reasonOf(error) };
  }
}

async function ask({ hubUrl, tokenOf }: Settings, request: HubRequest): Promise<Response> {
  const { as, method, path, key, body } = request;
  return fetch(`${hubUrl}/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await tokenOf(as)}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(answerWithinMs),
  });
}

function later(response: Response, text: string): Later {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const code = /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? '';
  return {
    why: `HTTP ${response.status} ${code}`.trim(),
    ...(Number.isFinite(seconds) ? { afterMs: seconds * 1_000 } : {}),
  };
}

/** fetch hides the real reason one level deeper. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

export function describe({ method, path, as }: HubRequest): string {
  return `${method} /v1${path} as ${as}`;
}

/** The code of a problem answer, or undefined when it is none. */
export function problemCode({ body }: HubAnswer): string | undefined {
  return ProblemSchema.safeParse(body).data?.code;
}

export function describeProblem({ status, body }: HubAnswer): string {
  const problem = ProblemSchema.safeParse(body).data;
  if (problem === undefined) return `HTTP ${status}`;
  const places = problem.errors?.map(({ pointer, detail }) => ` ${pointer}: ${detail}`) ?? [];
  return `HTTP ${status} ${problem.code}, ${problem.detail}${places.join(';')}`;
}
