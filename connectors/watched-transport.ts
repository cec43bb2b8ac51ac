import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';
import type { SendingLimits } from './sending-limits';

/** Kept connections are open already and say so no more. */
const openSockets = new WeakSet<Socket>();

/** What axios asks of `transport`: Node's own, that tells when the connection is open and when an answer comes. */
export function watchTransport(protocol: string, limits: SendingLimits) {
  const isTls = protocol === 'https:';
  return {
    request(
      options: https.RequestOptions,
      handleAnswer: (answer: http.IncomingMessage) => void,
    ): http.ClientRequest {
      const request = (isTls ? https : http).request(options, (answer) => {
        limits.answered();
        handleAnswer(answer);
      });
      // Node writes the request after this event, and behind listeners that were there first: nothing leaves before.
      request.once('socket', (socket) => {
        if (openSockets.has(socket)) {
          limits.opened();
          return;
        }
        socket.once(isTls ? 'secureConnect' : 'connect', () => {
          openSockets.add(socket);
          limits.opened();
        });
      });
      return request;
    },
  };
}
