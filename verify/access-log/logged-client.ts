import { randomBytes, randomUUID } from 'node:crypto';
import { fetchToken } from '../support/caller';
import type { Stack } from '../support/stack';

export interface Request {
  readonly member: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below /v1. */
  readonly path: string;
  readonly body?: unknown;
}

/** What a client knows of a request that it made: its own count of what the log must have. */
export interface Made {
  readonly traceId: string;
  readonly member: string;
  readonly path: string;
  readonly status: number;
  readonly code: string | undefined;
  readonly body: unknown;
}

export interface LoggedClient {
  make(api: string, request: Request): Promise<Made>;
}

/** Gives every request a trace of its own, so that each can be found again by what it sent itself. */
export function createLoggedClient(stack: Stack): LoggedClient {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (member: string) => {
    const token = tokens.get(member) ?? fetchToken(stack, member);
    tokens.set(member, token);
    return token;
  };
  return {
    async make(api, { member, method, path, body }) {
      const traceId = randomBytes(16).toString('hex');
      const response = await fetch(`${api}/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await tokenOf(member)}`,
          traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01`,
          ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const read: unknown = text === '' ? undefined : JSON.parse(text);
      const { status } = response;
      return { traceId, member, path, status, code: codeOf(read), body: read };
    },
  };
}

function codeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('code' in body)) return undefined;
  return typeof body.code === 'string' ? body.code : undefined;
}
