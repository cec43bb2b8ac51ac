import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answers } from './answers';
import { drawFault } from './faults';
import { HubEventSchema, type HubEvent } from './hub-event';
import type { Journal } from './journal';
import type { PlayedPartner } from './partner-config';
import type { Player } from './player';
import { isGenuine } from './signature';

const longestBodyBytes = 64 * 1_024;

export interface PlayedSeat {
  readonly partner: PlayedPartner;
  readonly player: Player;
  /** Ids of messages that had their effect. */
  readonly effects: Set<string>;
}

/** Receives the hub's events for every partner that is played, and answers as the faults say. */
export function createReceiver(seats: readonly PlayedSeat[], journal: Journal): Server {
  const arrivals = new Map<string, number>();
  const server = createServer((request, response) => {
    const seat = seats.find(({ partner }) => partner.path === request.url);
    if (request.method !== 'POST' || seat === undefined) {
      response.writeHead(404).end();
      return;
    }
    const message = readMessage(request);
    message
      .then(async (read) => {
        const arrival = (arrivals.get(read.webhookId) ?? 0) + 1;
        arrivals.set(read.webhookId, arrival);
        await receive({ ...read, seat, arrival, journal }, response);
      })
      .catch(() => request.socket.destroy());
  });
  // Before a byte of a request: the hub may not even connect without a permit.
  server.on('connection', () => {
    journal.write({ kind: 'connected' });
  });
  return server;
}

interface Message {
  readonly webhookId: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: Buffer;
}

interface Arrival extends Message {
  readonly seat: PlayedSeat;
  /** How many times this message came by now. */
  readonly arrival: number;
  readonly journal: Journal;
}

async function readMessage(request: IncomingMessage): Promise<Message> {
  return {
    webhookId: header(request, 'webhook-id'),
    timestamp: header(request, 'webhook-timestamp'),
    signature: header(request, 'webhook-signature'),
    body: await readBody(request),
  };
}

async function receive(message: Arrival, response: ServerResponse): Promise<void> {
  const { seat, webhookId, timestamp, signature, body, arrival, journal } = message;
  const { id, verify, faults } = seat.partner;
  const isVerified = isGenuine(verify, signature, { id: webhookId, timestamp, body });
  const event = isVerified ? parseEvent(body) : undefined;
  const fault = event === undefined ? 'ok' : drawFault(faults, webhookId, arrival);
  journal.write({
    kind: 'received',
    partner: id,
    webhookId,
    isVerified,
    fault,
    body: body.toString('utf8'),
  });
  if (event === undefined) {
    response.writeHead(isVerified ? 400 : 401).end();
    return;
  }
  const takeEffect = () => {
    takeEffectOnce(message, event);
  };
  await answers[fault](response, takeEffect, faults ?? { delayMs: 0, retryAfterSeconds: 1 });
}

/** Whatever the answer becomes, a message that comes again does nothing more. */
function takeEffectOnce({ seat, webhookId, journal }: Arrival, event: HubEvent): void {
  if (seat.effects.has(webhookId)) return;
  seat.effects.add(webhookId);
  journal.write({ kind: 'effect', partner: seat.partner.id, webhookId, event });
  seat.player.follow(event);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > longestBodyBytes) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

function parseEvent(body: Buffer): HubEvent | undefined {
  try {
    return HubEventSchema.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
