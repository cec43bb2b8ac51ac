import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { z } from 'zod';

export interface Probe {
  readonly method: string;
  /** The request target as it goes over the line. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is bytes already. */
  readonly body?: unknown;
  readonly key?: string;
  /** Hang up after so long. */
  readonly cutAfterMs?: number;
}

export interface ProbeAnswer {
  readonly target: string;
  /** 0 when there was none. */
  readonly status: number;
  /** Status line, headers and body. */
  readonly text: string;
  readonly body: unknown;
}

export interface Prober {
  readonly answers: readonly ProbeAnswer[];
  send(probe: Probe): Promise<ProbeAnswer>;
  /** Bytes that are no HTTP at all. */
  sendRaw(bytes: string): Promise<ProbeAnswer>;
}

const longestMs = 30_000;

/** Sends what other clients would correct, and keeps every answer. */
export function createProber(api: string, token: string): Prober {
  const answers: ProbeAnswer[] = [];
  const { hostname, port } = new URL(api);
  const keep = (answer: ProbeAnswer) => {
    answers.push(answer);
    return answer;
  };
  return {
    answers,
    send: async (probe) => keep(await send({ hostname, port }, token, probe)),
    sendRaw: async (bytes) => keep(await sendBytes(hostname, Number(port), bytes)),
  };
}

function send(
  address: { readonly hostname: string; readonly port: string },
  token: string,
  { method, target, headers = {}, body, key, cutAfterMs }: Probe,
): Promise<ProbeAnswer> {
  return new Promise((resolve) => {
    const call = httpRequest({
      ...address,
      method,
      path: target,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
    });
    const timer = setTimeout(() => {
      call.destroy();
    }, cutAfterMs ?? longestMs);
    const settle = (answer: ProbeAnswer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    call.once('error', () => {
      settle({ target, status: 0, text: '', body: undefined });
    });
    call.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
      });
      response.once('close', () => {
        const text = Buffer.concat(chunks).toString();
        const head = [response.statusMessage ?? '', ...response.rawHeaders].join('\n');
        const status = response.statusCode ?? 0;
        settle({ target, status, text: `${head}\n\n${text}`, body: parsed(text) });
      });
    });
    call.end(typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body));
  });
}

function sendBytes(host: string, port: number, bytes: string): Promise<ProbeAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    let text = '';
    socket.setTimeout(longestMs, () => {
      socket.destroy();
    });
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.once('error', () => undefined);
    socket.once('close', () => {
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0);
      resolve({ target: '', status, text, body: undefined });
    });
    socket.end(bytes);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const ReferredSchema = z.object({ caseNumber: z.string() });
const SequenceSchema = z.object({ sequence: z.int() });

export const caseNumberOf = ({ body }: ProbeAnswer) => ReferredSchema.parse(body).caseNumber;
export const sequenceOf = ({ body }: ProbeAnswer) => SequenceSchema.safeParse(body).data?.sequence;
