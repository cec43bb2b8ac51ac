import { connect, type Socket } from 'node:net';
import type { Attempt } from '../connector';
import { PartnerError } from '../partner-error';
import { connectError } from './smtp-error';
import type { SmtpPlace } from './smtp-url';

const CONNECT_MS = 5_000;

/** Milliseconds a connection may take to open: five seconds, and less when the permit of the attempt ends before. */
const timeToOpen = (openBy: number): number => Math.min(CONNECT_MS, openBy - performance.now());

/**
 * Opens the connection of one mail. A socket of its own, because nodemailer cannot say when a connection is open.
 *
 * @throws PartnerError `unavailable`, with the socket gone
 */
export async function openSmtpSocket(
  place: SmtpPlace,
  partner: string,
  attempt: Pick<Attempt, 'signal' | 'openBy'>,
): Promise<Socket> {
  const givenUp = (code: string) => new PartnerError(partner, 'unavailable', code);
  if (attempt.signal.aborted) throw givenUp('ABORTED');
  const ms = timeToOpen(attempt.openBy);
  if (ms <= 0) throw givenUp('CONNECT_TIMEOUT');
  const socket = connect({ host: place.host, port: place.port, noDelay: true });
  return new Promise((resolve, reject) => {
    const end = (outcome: () => void) => {
      clearTimeout(timer);
      attempt.signal.removeEventListener('abort', onAbort);
      socket.removeListener('error', onError);
      outcome();
    };
    const fail = (error: PartnerError) => {
      end(() => {
        socket.on('error', () => undefined);
        socket.destroy();
        reject(error);
      });
    };
    const onAbort = () => {
      fail(givenUp('ABORTED'));
    };
    const onError = (error: Error) => {
      fail(connectError(partner, error));
    };
    const timer = setTimeout(() => {
      fail(givenUp('CONNECT_TIMEOUT'));
    }, ms);
    attempt.signal.addEventListener('abort', onAbort, { once: true });
    socket.once('error', onError);
    socket.once('connect', () => {
      end(() => {
        resolve(socket);
      });
    });
  });
}
