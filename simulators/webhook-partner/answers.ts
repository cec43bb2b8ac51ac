import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultKind, Faults } from './partner-config';

type Answer = (
  response: ServerResponse,
  takeEffect: () => void,
  faults: Pick<Faults, 'delayMs' | 'retryAfterSeconds'>,
) => void | Promise<void>;

/** How each fault looks to the hub, and whether the message had its effect. */
export const answers: Readonly<Record<FaultKind, Answer>> = {
  ok(response, takeEffect) {
    takeEffect();
    response.writeHead(202).end();
  },
  async delay(response, takeEffect, { delayMs }) {
    await delay(delayMs);
    takeEffect();
    response.writeHead(202).end();
  },
  async trickle(response, takeEffect, { delayMs }) {
    takeEffect();
    response.writeHead(202, { 'content-length': '2' });
    // The headers go along with the first byte, and the hub waits for the second.
    response.write('o');
    await delay(delayMs);
    response.end('k');
  },
  'http-500'(response) {
    response.writeHead(500).end();
  },
  'busy-503'(response, _takeEffect, { retryAfterSeconds }) {
    response.writeHead(503, { 'retry-after': String(retryAfterSeconds) }).end();
  },
  'throttled-429'(response, _takeEffect, { retryAfterSeconds }) {
    response.writeHead(429, { 'retry-after': String(retryAfterSeconds) }).end();
  },
  'time-out'() {
    // The hub waits in vain.
  },
  'reset-mid-answer'(response, takeEffect) {
    takeEffect();
    const { socket } = response;
    response.writeHead(202, { 'content-length': '100' });
    response.write('half', () => {
      socket?.resetAndDestroy();
    });
  },
  'accept-then-lose'(response, takeEffect) {
    takeEffect();
    response.socket?.resetAndDestroy();
  },
};
