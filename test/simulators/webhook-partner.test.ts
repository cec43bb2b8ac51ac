import { fork, type ChildProcess } from 'node:child_process';
import { verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { createPartnerHttp, type PartnerHttp } from '../../connectors/partner-http';
import { createWebhookConnector } from '../../connectors/webhook/webhook-connector';
import { attempt, failureOf } from '../connectors/partner-listener';
import {
  handoff,
  newKeyPair,
  newSharedSecret,
  recall,
  webhookPartner,
} from '../connectors/webhook/webhook-partner';
import { eventually } from '../support/eventually';

const program = resolve(__dirname, '../../dist/simulators/webhook-partner/main.js');

interface Line {
  kind: string;
  status?: number;
  says?: string;
  [field: string]: unknown;
}

interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

let folder: string;
let hub: Server;
let asked: Asked[];
/** Statuses the hub answers callbacks with, before it takes them. */
let refusals: number[];
let simulator: ChildProcess | undefined;
let http: PartnerHttp;
let port: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'op-koers-webhook-partner-'));
  asked = [];
  refusals = [];
  hub = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      const { method = '', url = '', headers } = request;
      asked.push({ method, url, headers, body: Buffer.concat(chunks as Buffer[]).toString() });
      if (url === '/token') response.end('{"access_token":"of-viveste","expires_in":300}');
      else if (method === 'GET') response.end('{"question":"an invented question"}');
      else response.writeHead(refusals.shift() ?? 202).end();
    });
  });
  await new Promise<void>((listening) => hub.listen(0, '127.0.0.1', listening));
});

afterEach(async () => {
  if (simulator !== undefined && simulator.exitCode === null) await stop('SIGKILL');
  http.close();
  hub.closeAllConnections();
  hub.close();
  rmSync(folder, { recursive: true });
});

const hubUrl = () => `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  return free;
}

async function start(partner: object): Promise<void> {
  const config = join(folder, 'config.json');
  const clientsFile = join(folder, 'clients.json');
  writeFileSync(clientsFile, JSON.stringify({ 'partner-viveste': 'client-secret' }));
  const journal = join(folder, 'journal.jsonl');
  port = await freePort();
  const partners = [{ id: 'viveste', path: '/viveste', clientId: 'partner-viveste', ...partner }];
  writeFileSync(
    config,
    JSON.stringify({ port, journal, hubUrl: hubUrl(), issuerUrl: hubUrl(), clientsFile, partners }),
  );
  await run(config);
}

async function run(config: string): Promise<void> {
  simulator = fork(program, { env: { ...process.env, WEBHOOK_PARTNER_CONFIG: config } });
  expect(await once(simulator, 'message')).toEqual(['ready', undefined]);
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  const ended = once(simulator!, 'exit');
  simulator?.kill(signal);
  await ended;
}

function connectorOf(secret: string, headersMs = 15_000) {
  http = createPartnerHttp({ privateHosts: [`127.0.0.1:${port}`], timeouts: { headersMs } });
  return createWebhookConnector({
    partner: webhookPartner(
      `http://127.0.0.1:${port}/viveste`,
      secret.startsWith('whsk_') ? 'v1a' : 'v1',
      ['now'],
    ),
    http,
    secretOf: () => secret,
    source: 'urn:nld:oin:00000001234567890000:systeem:op-koers',
    contentUrl: (id) => `${hubUrl()}/v1/partner/handoffs/${id}/content`,
  });
}

async function untilHolds(expectation: () => void): Promise<void> {
  await eventually(async () => {
    try {
      expectation();
      return true;
    } catch {
      return undefined;
    }
  }).catch(() => undefined);
  expectation();
}

const journal = () =>
  readFileSync(join(folder, 'journal.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const linesOf = (kind: string) => journal().filter((line) => line.kind === kind);
const callbacks = () => asked.filter(({ url }) => url.startsWith('/v1/partner-events/'));
const said = () => linesOf('answered').map(({ says, status }) => [says, status]);
const accepted = { afterMs: 0, status: 'accepted' };
const publicOf = ({ publicKey }: ReturnType<typeof newKeyPair>) =>
  `whpk_${Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url').toString('base64')}`;

describe('the webhook partner', () => {
  it('takes an offer, fetches the content under its own name and answers after its script', async () => {
    const pair = newKeyPair();
    const own = newSharedSecret();
    const script = [accepted, { afterMs: 1, status: 'completed', outcome: 'Geregeld.' }];
    await start({ verify: [publicOf(pair)], sign: own, script });
    await connectorOf(pair.secret).file(handoff, attempt());
    await untilHolds(() => {
      expect(callbacks()).toHaveLength(2);
    });
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /token',
      'GET /v1/partner/handoffs/OK-2026-00042-H2/content',
      'POST /v1/partner-events/viveste',
      'POST /v1/partner-events/viveste',
    ]);
    expect(asked[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('partner-viveste:client-secret').toString('base64')}`,
    );
    expect(asked[1]?.headers.authorization).toBe('Bearer of-viveste');
    const read = callbacks().map(({ body, headers }) =>
      new Webhook(own).verify(body, {
        'webhook-id': String(headers['webhook-id']),
        'webhook-timestamp': String(headers['webhook-timestamp']),
        'webhook-signature': String(headers['webhook-signature']),
      }),
    );
    expect(read).toMatchObject([
      {
        specversion: '1.0',
        type: 'nl.overheid.sociaaldomein.overdracht-status.v1',
        subject: handoff.handoffId,
        sequence: '1',
        data: { status: 'accepted' },
      },
      { sequence: '2', data: { status: 'completed', outcome: 'Geregeld.' } },
    ]);
    await untilHolds(() => {
      expect(journal().map(({ kind }) => kind)).toEqual([
        'connected',
        'received',
        'effect',
        'fetched',
        'answered',
        'answered',
      ]);
    });
  });

  it('signs with a key pair too', async () => {
    const hubPair = newKeyPair();
    const own = newKeyPair();
    await start({ verify: [publicOf(hubPair)], sign: own.secret, script: [accepted] });
    await connectorOf(hubPair.secret).file(handoff, attempt());
    await untilHolds(() => {
      expect(callbacks()).toHaveLength(1);
    });
    const { headers, body } = callbacks()[0]!;
    const [version, signature = ''] = String(headers['webhook-signature']).split(',');
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    expect(version).toBe('v1a');
    expect(verify(null, Buffer.from(signed), own.publicKey, Buffer.from(signature, 'base64'))).toBe(
      true,
    );
  });

  it('does a message once however often it comes, also after it was killed', async () => {
    const secret = newSharedSecret();
    await start({ verify: [secret], sign: secret, script: [accepted] });
    const connector = connectorOf(secret);
    await connector.file(handoff, attempt());
    await connector.file(handoff, attempt());
    await untilHolds(() => {
      expect(said()).toEqual([['accepted', 202]]);
    });
    await stop('SIGKILL');
    await run(join(folder, 'config.json'));
    await connector.file(handoff, attempt());
    expect([linesOf('received').length, linesOf('effect').length]).toEqual([3, 1]);
    expect(said()).toEqual([['accepted', 202]]);
  });

  it('answers again until the hub takes it, with the same id', async () => {
    const secret = newSharedSecret();
    refusals = [500, 429];
    await start({ verify: [secret], sign: secret, script: [accepted] });
    await connectorOf(secret).file(handoff, attempt());
    await untilHolds(() => {
      expect(said()).toEqual([
        ['accepted', 500],
        ['accepted', 429],
        ['accepted', 202],
      ]);
    });
    expect(new Set(callbacks().map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(callbacks().map(({ body }) => body)).size).toBe(1);
  });

  it('breaks its script off and confirms the deletion after a recall', async () => {
    const secret = newSharedSecret();
    const script = [accepted, { afterMs: 60_000, status: 'completed' }];
    await start({ verify: [secret], sign: secret, script });
    const connector = connectorOf(secret);
    await connector.file(handoff, attempt());
    await untilHolds(() => {
      expect(said()).toEqual([['accepted', 202]]);
    });
    await connector.recall(recall, attempt());
    await untilHolds(() => {
      expect(said()).toEqual([
        ['accepted', 202],
        ['deleted', 202],
      ]);
    });
    expect(JSON.parse(callbacks().at(-1)?.body ?? '')).toMatchObject({
      sequence: '5',
      data: { status: 'deleted' },
    });
  });

  it('refuses what the hub did not sign', async () => {
    const secret = newSharedSecret();
    await start({ verify: [secret], sign: secret });
    const failure = await failureOf(connectorOf(newSharedSecret()).file(handoff, attempt()));
    expect(failure).toMatchObject({ code: 'HTTP_401' });
    expect(linesOf('received')).toMatchObject([{ isVerified: false }]);
    expect(linesOf('effect')).toEqual([]);
  });

  it.each([
    ['http-500', 'unavailable', 'HTTP_500', 0],
    ['busy-503', 'throttled', 'HTTP_503', 0],
    ['throttled-429', 'throttled', 'HTTP_429', 0],
    ['time-out', 'unavailable', 'HEADERS_TIMEOUT', 0],
    ['reset-mid-answer', 'unavailable', 'CONNECTION_LOST', 1],
    ['accept-then-lose', 'unavailable', 'CONNECTION_LOST', 1],
  ])('has the fault %s', async (fault, kind, code, effects) => {
    const secret = newSharedSecret();
    const faults = { seed: '1', weights: { [fault]: 1 } };
    await start({ verify: [secret], sign: secret, faults });
    const headersMs = fault === 'time-out' ? 300 : undefined;
    const failure = await failureOf(connectorOf(secret, headersMs).file(handoff, attempt()));
    expect(failure).toMatchObject({ kind, code });
    await untilHolds(() => {
      expect(linesOf('received')).toMatchObject([{ fault }]);
    });
    expect(linesOf('effect')).toHaveLength(effects);
  });

  it('trickles: begins its answer at once and ends it after longer than the hub waits for a beginning', async () => {
    const secret = newSharedSecret();
    const faults = { seed: 'any', weights: { trickle: 1 }, delayMs: 1_500 };
    await start({ verify: [secret], sign: secret, faults });
    const startedAt = performance.now();
    await connectorOf(secret, 1_000).file(handoff, attempt());
    expect(performance.now() - startedAt).toBeGreaterThan(1_400);
    expect(linesOf('effect')).toHaveLength(1);
  });

  it('ends on SIGTERM', async () => {
    const secret = newSharedSecret();
    await start({ verify: [secret], sign: secret });
    connectorOf(secret);
    await stop('SIGTERM');
    expect(simulator?.exitCode).toBe(0);
  });
});
