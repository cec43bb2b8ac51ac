import type { Readable } from 'node:stream';
import axios, { type AxiosResponse } from 'axios';
import type { Attempt } from './connector';
import { createAgents, type AgentOptions, type Agents } from './partner-agents';
import { readAddress, readAnyAddress, type PartnerAddress } from './partner-address';
import { PartnerError, type PartnerErrorKind } from './partner-error';
import { toPartnerError } from './partner-trouble';
import { readRetryAfter } from './retry-after';
import { limitSending, type SendingLimits, type Timeouts } from './sending-limits';
import { watchTransport } from './watched-transport';

const defaultTimeouts: Timeouts = { connectMs: 5_000, headersMs: 15_000, totalMs: 30_000 };
const longestAnswerBytes = 64 * 1_024;
const mayGoAway = [408, 425];

export interface PartnerRequest {
  /** Id, for errors. */
  readonly partner: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Exactly these bytes, in UTF-8. */
  readonly body?: string;
  /** Only the status counts: an answer that is too large is cut and no error. */
  readonly ignoresAnswer?: true;
  readonly attempt: Attempt;
}

export interface PartnerResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The one way out to the network. */
export interface PartnerHttp {
  /** Resolves for every status, redirects too; see `throwForStatus`. Throws only PartnerError. */
  send(request: PartnerRequest): Promise<PartnerResponse>;
  /** Ends the connections it kept. */
  close(): void;
}

export interface PartnerHttpOptions extends Omit<AgentOptions, 'guard'> {
  /** `ip:port` that may lie in private networks: simulators, an internal service bus. */
  readonly privateHosts: readonly string[];
  /** Switched off by the control run of a proof only. */
  readonly guard?: boolean;
  readonly timeouts?: Partial<Timeouts>;
  /** Where hosts that are not private listen: 443, unless a proof may not listen there. */
  readonly httpsPort?: number;
}

/**
 * reliability section 4: https to public addresses only, 5 s to connect, 15 s to the answer, 30 s in all, 64 KiB of
 * answer. No redirect, cookie, proxy or unpacking.
 */
export function createPartnerHttp(options: PartnerHttpOptions): PartnerHttp {
  const { privateHosts, guard = true, httpsPort = 443 } = options;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const agents = createAgents({ ...options, guard });
  return {
    async send(request) {
      const { partner, url, attempt } = request;
      const address = guard ? readAddress(url, { privateHosts, httpsPort }) : readAnyAddress(url);
      if (address === undefined) throw new PartnerError(partner, 'rejected', 'SSRF_REFUSED');
      if (attempt.signal.aborted) throw new PartnerError(partner, 'unavailable', 'ABORTED');
      if (performance.now() >= attempt.openBy)
        throw new PartnerError(partner, 'unavailable', 'PERMIT_LAPSED');
      const limits = limitSending(partner, attempt, timeouts);
      try {
        return await exchange(request, address, { agents, limits });
      } catch (error) {
        throw limits.signal.aborted ? limits.signal.reason : toPartnerError(partner, error);
      } finally {
        limits.end();
      }
    },
    close() {
      agents.close();
    },
  };
}

/** Throws the PartnerError for a status that is no success (2xx). */
export function throwForStatus(partner: string, { status, headers }: PartnerResponse): void {
  if (status >= 200 && status < 300) return;
  if (status < 400) throw new PartnerError(partner, 'rejected', 'REDIRECT');
  const retryAfterMs = readRetryAfter(headers['retry-after'], Date.now());
  throw new PartnerError(
    partner,
    kindOf(status, retryAfterMs !== undefined),
    `HTTP_${status}`,
    retryAfterMs === undefined ? {} : { retryAfterMs },
  );
}

function kindOf(status: number, isAskedToWait: boolean): PartnerErrorKind {
  if (status === 429 || (status === 503 && isAskedToWait)) return 'throttled';
  if (status >= 500 || mayGoAway.includes(status)) return 'unavailable';
  return status === 410 ? 'gone' : 'rejected';
}

async function exchange(
  request: PartnerRequest,
  { url, isPrivate }: PartnerAddress,
  { agents, limits }: { readonly agents: Agents; readonly limits: SendingLimits },
): Promise<PartnerResponse> {
  const response = await axios.request<Readable>({
    url: url.href,
    method: request.method,
    headers: {
      ...{ 'user-agent': 'op-koers-hub', 'accept-encoding': 'identity' },
      ...(request.attempt.traceparent && { traceparent: request.attempt.traceparent }),
      ...request.headers,
    },
    data: request.body,
    transformRequest: [(body: unknown) => body],
    responseType: 'stream',
    transport: watchTransport(url.protocol, limits),
    httpAgent: agents.http,
    httpsAgent: isPrivate ? agents.privateHttps : agents.publicHttps,
    signal: limits.signal,
    proxy: false,
    maxRedirects: 0,
    decompress: false,
    validateStatus: () => true,
  });
  const body = await readAnswer(response.data);
  if (body === undefined && request.ignoresAnswer !== true)
    throw new PartnerError(request.partner, 'unreadable', 'ANSWER_TOO_LARGE');
  return { status: response.status, headers: readHeaders(response), body: body ?? '' };
}

/** Undefined when there is more than we read: leaving the loop drops the connection. */
async function readAnswer(answer: Readable): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > longestAnswerBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readHeaders({ headers }: AxiosResponse): Readonly<Record<string, string>> {
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) read[name.toLowerCase()] = String(value);
  return read;
}
