import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { machineClock } from './messages';

/**
 * The partner as it is seen from outside: notes when it accepted a connection, and greets only then. A sender counts
 * its connection as open at the greeting, so no time between the two can be blamed on this process.
 */
function main(journalFile: string): void {
  const journal = createWriteStream(journalFile, { flags: 'a' });
  const server = createServer((socket) => {
    const acceptedAt = machineClock();
    socket.write('hello\n');
    socket.on('error', () => undefined);
    socket.once('data', (chunk: Buffer) => {
      journal.write(`${chunk.toString('utf8').trim()} ${acceptedAt.toFixed(4)}\n`);
      socket.end('taken\n');
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object' && address !== null) process.send?.({ port: address.port });
  });
  // A parent that is gone wants no journal any more.
  process.once('disconnect', () => {
    process.exit();
  });
  process.once('message', () => {
    journal.end(() => {
      process.exit();
    });
  });
}

main(process.argv[2] ?? 'connections.journal');
