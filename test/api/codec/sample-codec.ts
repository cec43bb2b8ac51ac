import { pino } from 'pino';
import { createTokenVerifier } from '../../../api/auth/verify-token';
import { createCodecApp, type CodecAppOptions } from '../../../api/codec/codec-app';
import type { FoundPayload } from '../../../api/codec/sealed-payload';
import { listen } from '../../../api/framework/listen';
import { createMemoryLog, type MemoryLog } from '../../support/memory-log';
import {
  makeKey,
  secondsFromNow,
  sign,
  startIssuer,
  type IssuerKey,
  type LocalIssuer,
} from '../framework/local-issuer';

export const uiOrigin = 'http://127.0.0.1:8233';
const audience = 'op-koers-codec';

const text = (value: string) => Buffer.from(JSON.stringify(value));
const plain = { encoding: Buffer.from('json/plain') };

/** What stands behind the keys of these names; every other key is unknown. */
const keys: Readonly<Record<string, FoundPayload>> = {
  granted: opens('OK-2026-00001', 'of the granted case'),
  other: opens('OK-2026-00002', 'of another case'),
  system: opens(undefined, 'of no case'),
  gone: { state: 'destroyed', caseNumber: 'OK-2026-00003' },
  corrupt: {
    state: 'live',
    caseNumber: 'OK-2026-00001',
    open: () => Promise.resolve(undefined),
  },
};

function opens(caseNumber: string | undefined, content: string): FoundPayload {
  const open = () => Promise.resolve({ metadata: plain, data: text(content) });
  return { state: 'live', caseNumber, open };
}

export interface SampleCodec {
  readonly url: string;
  readonly issuer: LocalIssuer;
  readonly key: IssuerKey;
  readonly log: MemoryLog;
  readonly lines: readonly Record<string, unknown>[];
  token(changes?: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

/** A codec server over keys of its own; `op-01` has a grant for OK-2026-00001. */
export async function startSampleCodec(
  options: Partial<CodecAppOptions> = {},
): Promise<SampleCodec> {
  const key = await makeKey('test-key', 'ES256');
  const issuer = await startIssuer([key]);
  const log = createMemoryLog();
  const lines: Record<string, unknown>[] = [];
  const app = createCodecApp({
    findPayload: async ({ metadata }) => {
      const name = metadata['key']?.toString();
      return name === undefined ? 'plain' : (keys[name] ?? { state: 'unknown' });
    },
    grantedCases: async (operator) => new Set(operator === 'op-01' ? ['OK-2026-00001'] : []),
    namespace: 'default',
    origins: [uiOrigin, 'http://localhost:8233'],
    verifyToken: createTokenVerifier({ issuer: issuer.url, audience, roleClaim: 'roles' }),
    accessLog: log,
    logger: pino(
      {},
      { write: (entry: string) => void lines.push(JSON.parse(entry) as Record<string, unknown>) },
    ),
    rateLimitPerMinute: 10_000,
    readiness: async () => ({ database: true }),
    apiVersion: '1.0.0',
    url: 'http://127.0.0.1:8081',
    ...options,
  });
  const server = await listen(app, '127.0.0.1', 0);
  return {
    url: `http://127.0.0.1:${server.port}`,
    ...{ issuer, key, log, lines },
    token: (changes = {}) =>
      sign(key, {
        ...issuer.claims(),
        exp: secondsFromNow(3_600),
        aud: audience,
        sub: 'op-01',
        roles: ['operator'],
        ...changes,
      }),
    async close() {
      await server.close();
      await issuer.close();
    },
  };
}

/** In proto3 JSON, sealed under the key of this name. */
export function sealed(key: string, size = 8) {
  return {
    metadata: {
      encoding: Buffer.from('binary/encrypted').toString('base64'),
      key: Buffer.from(key).toString('base64'),
    },
    data: Buffer.alloc(size, 7).toString('base64'),
  };
}

export interface Asking {
  /** Null sends none. */
  readonly token?: string | null;
  readonly origin?: string;
  readonly namespace?: string | null;
  readonly path?: string;
  readonly method?: string;
}

export interface Decoded {
  readonly status: number;
  readonly headers: Headers;
  readonly code: string | undefined;
  /** The contents that came back; a payload that is not JSON stays as it is. */
  readonly contents: readonly unknown[];
}

export async function askCodec(
  codec: SampleCodec,
  body: unknown,
  { token, origin, namespace = 'default', path = '/decode', method = 'POST' }: Asking = {},
): Promise<Decoded> {
  const shown = token === undefined ? await codec.token() : token;
  const named = { authorization: bearer(shown), origin, 'x-namespace': namespace };
  const response = await fetch(`${codec.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...given(named) },
    ...(method === 'POST' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = await response.text();
  const { code, payloads = [] } = read(answer);
  const { status } = response;
  return { status, headers: response.headers, code, contents: payloads.map(contentOf) };
}

function read(answer: string) {
  return (answer === '' ? {} : JSON.parse(answer)) as {
    readonly code?: string;
    readonly payloads?: ReturnType<typeof sealed>[];
  };
}

const bearer = (token: string | null) => (token === null ? null : `Bearer ${token}`);

function given(headers: Readonly<Record<string, string | null | undefined>>) {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, value]],
    ),
  ) as Record<string, string>;
}

function contentOf(payload: ReturnType<typeof sealed>): unknown {
  const { metadata } = payload as Partial<typeof payload>;
  const encoding = Buffer.from(metadata?.encoding ?? '', 'base64').toString();
  if (encoding !== 'json/plain') return payload;
  return JSON.parse(Buffer.from(payload.data, 'base64').toString());
}
