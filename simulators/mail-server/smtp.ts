import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { readMail, type Envelope, type StoredMail } from './mail';
import type { MailJournal } from './mail-journal';

const LONGEST_MAIL = 1_000_000;

/** Takes every mail over, once it is in the journal. */
export async function startSmtp(
  journal: MailJournal,
  place: { readonly host: string; readonly port: number },
  onMail: (mail: StoredMail) => void,
): Promise<{ close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LONGEST_MAIL,
    closeTimeout: 1_000,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
      });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const envelope: Envelope = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
        };
        readMail(Buffer.concat(chunks).toString(), envelope).then(
          (mail) => {
            const stored = journal.append(mail);
            done();
            onMail(stored);
          },
          (error: unknown) => {
            done(error instanceof Error ? error : new Error('unreadable mail'));
          },
        );
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(place.port, place.host);
  await once(server.server, 'listening');
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}
