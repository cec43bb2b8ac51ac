import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { clientsFile, readClientSecrets } from '../../launch/dev-clients';
import type { Stack } from './stack';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /v1. */
  readonly path: string;
  readonly body?: unknown;
  /** A body that no program would write, as it stands. */
  readonly text?: string;
  /** The Idempotency-Key; a repeat of the same command has the same. */
  readonly key?: string;
}

export type Outcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: unknown;
      readonly isReplayed: boolean;
    }
  | { readonly kind: 'unknown'; readonly why: string };

export interface SendOptions {
  /** Hang up after so long, answered or not. */
  readonly cutAfterMs?: number;
  readonly timeoutMs?: number;
}

/** A member with a token and connections of its own. */
export interface Caller {
  readonly member: string;
  /** Never rejects: what is not known to have happened is an outcome too. */
  send(api: string, request: ApiRequest, options?: SendOptions): Promise<Outcome>;
}

const TokenSchema = z.object({ access_token: z.string() });
const longestAnswerMs = 20_000;

/** One keep-alive client per member of the development issuer. */
export async function createCaller(stack: Stack, member: string): Promise<Caller> {
  const token = await fetchToken(stack, member);
  const agent = new Agent({ keepAlive: true });
  return {
    member,
    send: (api, request, options = {}) =>
      new Promise((resolve) => {
        const { cutAfterMs, timeoutMs = longestAnswerMs } = options;
        const why = cutAfterMs === undefined ? 'time-out' : 'cut';
        const call = httpRequest(`${api}/v1${request.path}`, {
          method: request.method,
          agent,
          headers: headersOf(token, request),
        });
        const timer = setTimeout(() => {
          call.destroy(new Error(why));
        }, cutAfterMs ?? timeoutMs);
        const settle = (outcome: Outcome) => {
          clearTimeout(timer);
          resolve(outcome);
        };
        call.once('error', (error) => {
          settle({ kind: 'unknown', why: reasonOf(error) });
        });
        call.once('response', (response) => {
          void readAnswer(response).then(settle);
        });
        call.end(
          request.text ?? (request.body === undefined ? undefined : JSON.stringify(request.body)),
        );
      }),
  };
}

interface TokenRequest {
  /** The hub's, unless another is named. */
  readonly audience?: string;
  /** `second-factor` makes it a token of somebody who gave one. */
  readonly scope?: 'second-factor';
}

export async function fetchToken(
  { folder, issuerUrl }: Stack,
  member: string,
  { audience, scope }: TokenRequest = {},
): Promise<string> {
  const secret = readClientSecrets(clientsFile(folder))[member] ?? '';
  const response = await fetch(`${issuerUrl}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${member}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      ...(audience === undefined ? {} : { resource: `urn:${audience}` }),
      ...(scope === undefined ? {} : { scope }),
    }),
  });
  return TokenSchema.parse(await response.json()).access_token;
}

function headersOf(token: string, { body, text: raw, key }: ApiRequest): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    ...(body === undefined && raw === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
}

async function readAnswer(response: IncomingMessage): Promise<Outcome> {
  try {
    const body = await text(response);
    return {
      kind: 'answer',
      status: response.statusCode ?? 0,
      body: body === '' ? undefined : JSON.parse(body),
      isReplayed: response.headers['idempotency-replayed'] === 'true',
    };
  } catch (error) {
    return { kind: 'unknown', why: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
