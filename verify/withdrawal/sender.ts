import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { readRegister } from '../../store/basis-register';
import { createDatabase, type Database } from '../../store/database';
import { endEgress, markOpened } from '../../store/egress-log';
import { takePermit } from '../../store/permits';
import {
  basisId,
  isOrder,
  partner,
  type SenderSettings,
  type SendOrder,
  type SendOutcome,
} from './messages';

interface Leave {
  readonly egressId?: number;
  readonly openBy: number;
}

/** Sends hand-offs the way an activity does: permit, connection, mark, message, end. */
function main(settings: SenderSettings): void {
  const db = createDatabase({ url: settings.databaseUrl, poolSize: 12 });
  process.on('message', (message) => {
    if (isOrder(message)) void send(db, settings, message).then(report(message.number));
  });
  process.once('disconnect', () => void db.destroy());
}

function report(number: number) {
  return (outcome: SendOutcome) => {
    process.send?.({ number, outcome });
  };
}

async function send(
  db: Database,
  settings: SenderSettings,
  order: SendOrder,
): Promise<SendOutcome> {
  await delay(order.startAfter);
  const leave = settings.withPermit ? await askPermit(db, order) : await lookOnly(db, order);
  if (leave === undefined) return 'denied';
  if (order.dies) return 'died';
  await delay(order.thinkFor);
  const { egressId } = leave;
  if (performance.now() >= leave.openBy) {
    if (egressId !== undefined) await endEgress(db, egressId, { result: 'not-opened' });
    return 'too-late';
  }
  const socket = await greeted(settings.port);
  if (egressId !== undefined) await markOpened(db, egressId);
  await deliver(socket, order.number);
  if (egressId !== undefined) await endEgress(db, egressId, { result: 'sent' });
  return 'opened';
}

async function askPermit(db: Database, order: SendOrder): Promise<Leave | undefined> {
  const { caseNumber, leaseMs } = order;
  const permit = await takePermit(db, {
    caseNumber,
    handoffId: `${caseNumber}-H1`,
    partner,
    basisId,
    purpose: 'request',
    asked: ['housing'],
    partnerMay: ['housing'],
    attempt: 1,
    leaseMs,
  });
  return 'denied' in permit ? undefined : permit;
}

/** What a hub without permits would do: look at the basis, then send. */
async function lookOnly(db: Database, { caseNumber }: SendOrder): Promise<Leave | undefined> {
  const basis = await readRegister(db, { caseNumber, basisId });
  return basis?.isWithdrawn === false ? { openBy: Infinity } : undefined;
}

function greeted(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', reject);
    socket.once('data', () => {
      resolve(socket);
    });
  });
}

function deliver(socket: Socket, number: number): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => {
      resolve();
    });
    socket.resume().end(`${String(number)}\n`);
  });
}

const [, , databaseUrl = '', port = '0', permit = 'with'] = process.argv;
main({ databaseUrl, port: Number(port), withPermit: permit === 'with' });
