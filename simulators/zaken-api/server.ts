import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createAddresses } from './addresses';
import { actOn } from './act';
import { authenticate } from './authenticate';
import type { Config, Fault } from './config';
import { createFaults } from './faults';
import { createNotify } from './notify';
import type { Partner } from './partner';
import { Refusal, renderRefusal } from './refusal';
import { openRegistry, type Fields } from './registry';
import { answer, needsCrs, type Answer } from './routes';

export interface ZakenApi {
  readonly server: Server;
  close(): Promise<void>;
}

const largestBody = 1024 * 1024;

/** Listens when it resolves; goes on with what its journal holds. */
export async function startZakenApi(config: Config): Promise<ZakenApi> {
  const registry = openRegistry(config.journal);
  const timers = new Set<NodeJS.Timeout>();
  const later = (afterMs: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, afterMs);
    timers.add(timer);
  };
  const notify = createNotify(later);
  const partner: Partner = {
    config,
    registry,
    addresses: createAddresses(config),
    happened: (thing, action) => {
      notify(partner, thing, action);
      const isFirst = thing.what === 'status' && thing.fields['byScript'] !== true;
      const zaak = registry.find('zaak', String(thing.fields['zaakId']));
      if (isFirst && zaak !== undefined && action === 'create') actOn(partner, zaak, later);
    },
  };
  const draw = createFaults(config.faults);
  const server = createServer((request, response) => {
    void serve(partner, draw, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(config.port, '127.0.0.1', () => {
      resolve();
    });
  });
  for (const zaak of registry.all('zaak')) actOn(partner, zaak, later);
  return {
    server,
    close: async () => {
      if (!server.listening) return;
      for (const timer of timers) clearTimeout(timer);
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      registry.close();
    },
  };
}

async function serve(
  partner: Partner,
  draw: () => Fault,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', partner.addresses.origin);
  const fault = url.pathname.startsWith('/zaken/') ? draw() : 'ok';
  const result = fault === 'busy' ? refused(partner, busy()) : await work(partner, request, url);
  partner.registry.note({
    kind: 'answered',
    method,
    path: url.pathname,
    status: result.status,
    fault,
  });
  if (fault === 'never-answers') return;
  if (fault === 'reset-after-work') request.socket.resetAndDestroy();
  else if (fault === 'error-after-work') send(response, refused(partner, failure()));
  else send(response, result, fault === 'busy' ? retryAfter(partner) : {});
}

/** Text stands for itself, everything else is JSON. */
async function work(partner: Partner, request: IncomingMessage, url: URL): Promise<Answer> {
  try {
    // As real servers: an HTML page for people.
    if (url.pathname.endsWith('/'))
      return { status: 404, body: '<!DOCTYPE html><h1>Niet gevonden</h1>' };
    if (!url.pathname.startsWith('/catalogi/'))
      await authenticate(request.headers.authorization, partner.config.clients);
    refuseCrs(request, url.pathname);
    const body = await readBody(request);
    const asked = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      body,
    };
    const found = await answer(partner, asked);
    const isSame = found.etag !== undefined && request.headers['if-none-match'] === found.etag;
    return isSame ? { status: 304 } : found;
  } catch (error) {
    if (error instanceof Refusal) return refused(partner, error);
    throw error;
  }
}

function refuseCrs({ headers, method }: IncomingMessage, path: string): void {
  if (!needsCrs(path)) return;
  const isWriting = method === 'POST' || method === 'PATCH';
  for (const name of ['Accept-Crs', ...(isWriting ? ['Content-Crs'] : [])]) {
    const value = headers[name.toLowerCase()];
    if (value === undefined)
      throw new Refusal(412, 'precondition_failed', `'${name}' header ontbreekt`);
    if (value !== 'EPSG:4326')
      throw new Refusal(406, 'not_acceptable', `CRS '${String(value)}' is niet ondersteund`);
  }
}

async function readBody(request: IncomingMessage): Promise<Fields> {
  const chunks: Uint8Array[] = [];
  const parts: AsyncIterable<Uint8Array> = request;
  let size = 0;
  for await (const chunk of parts) {
    size += chunk.byteLength;
    if (size > largestBody) throw new Refusal(400, 'parse_error', 'Te groot.');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // The same answer as for JSON that is no object.
  }
  throw new Refusal(400, 'parse_error', 'JSON parse error');
}

function refused(partner: Partner, refusal: Refusal): Answer {
  const body: unknown = JSON.parse(renderRefusal(refusal, partner.addresses.origin));
  return { status: refusal.status, body };
}

const failure = () => new Refusal(500, 'error', 'Internal Server Error');
const busy = () => new Refusal(503, 'error', 'Service Unavailable');

function retryAfter({ config }: Partner) {
  return { 'retry-after': String(config.faults?.retryAfterSeconds ?? 1) };
}

function send(
  response: ServerResponse,
  { status, body, etag }: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const isPage = typeof body === 'string';
  response.writeHead(status, {
    ...(body !== undefined && {
      'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json',
    }),
    'api-version': '1.5.1',
    'content-crs': 'EPSG:4326',
    ...(etag !== undefined && { etag }),
    ...headers,
  });
  response.end(isPage || body === undefined ? body : JSON.stringify(body));
}
