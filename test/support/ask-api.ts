import { randomUUID } from 'node:crypto';
import type { Route } from '../../api/route';
import { ProblemSchema } from '../../api/schemas/problem-schema';
import { paramsOf } from '../api/routes/route-examples';

export interface Ask {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  /** A fresh one where the route needs one; null sends none. */
  readonly key?: string | null;
  /** The media type that is asked for; any when left out. */
  readonly accept?: string;
  /** Member code or a role without a member; null sends no token. */
  readonly as?: string | null;
}

/** What the tests read of answers; which of it is there depends on the route. */
export interface AnswerBody {
  readonly [field: string]: unknown;
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { in: string; pointer: string; code: string }[];
  readonly caseNumber?: string;
  readonly sequence?: number;
  readonly stage?: string;
  readonly waitingFor?: string;
}

export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

/** One request over HTTP, as a client sends it. */
export async function send<Body>(
  url: string,
  route: Route,
  {
    params,
    query = '',
    body,
    accept,
    token,
    key = randomUUID(),
  }: Ask & { token: string | undefined },
): Promise<Reply<Body>> {
  const filled = { ...paramsOf(route.operationId), ...params };
  const path = route.path.replaceAll(/\{(.*?)\}/g, (_all, name: string) => filled[name] ?? '');
  const needsKey = route.requiresIdempotencyKey === true && key !== null;
  const response = await fetch(`${url}/v1${path}${query === '' ? '' : `?${query}`}`, {
    method: route.method.toUpperCase(),
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(needsKey && { 'idempotency-key': key }),
      ...(accept !== undefined && { accept }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: bodyOf(response, text) as Body,
  };
}

function bodyOf(response: Response, text: string): unknown {
  return /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined;
}

/** The schema of the answer's status must take the body and know every field of it. */
export function checkAnswer(route: Route, { status, headers, body }: Reply<unknown>): void {
  const about = `${route.operationId} ${status}`;
  if (status >= 400) {
    const problem = ProblemSchema.parse(body);
    if (status === 409 && !(route.refusals ?? []).includes(problem.code))
      throw new Error(`${about} answers ${problem.code}, which its route does not document`);
    return;
  }
  const documented = route.responses[status];
  if (documented === undefined) throw new Error(`${about} is not documented`);
  if (/text\/(html|csv)/.test(headers.get('content-type') ?? '')) return;
  const parsed = documented.schema?.parse(body);
  if (JSON.stringify(sorted(parsed)) !== JSON.stringify(sorted(body)))
    throw new Error(`${about} has fields that its schema does not know: ${JSON.stringify(body)}`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, field]) => [name, sorted(field)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
