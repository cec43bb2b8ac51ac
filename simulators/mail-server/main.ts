import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openMailJournal } from './mail-journal';
import { createPlayer } from './player';
import { readScript } from './script';
import { startSmtp } from './smtp';
import { startWeb } from './web';

const portOf = (setting: string | undefined, usual: number): number =>
  setting === undefined || setting === '' ? usual : Number(setting);

async function main(): Promise<void> {
  const { MAIL_JOURNAL, MAIL_HOST, MAIL_HTTP_PORT, MAIL_SMTP_PORT, MAIL_PARTNERS } = process.env;
  const path = MAIL_JOURNAL ?? '.data/mail.jsonl';
  const host = MAIL_HOST ?? '127.0.0.1';
  mkdirSync(dirname(path), { recursive: true });
  const journal = openMailJournal(path);
  const player = createPlayer(readScript(MAIL_PARTNERS ?? ''), journal, (line) => {
    process.stderr.write(`${line}\n`);
  });
  const smtp = await startSmtp(
    journal,
    { host, port: portOf(MAIL_SMTP_PORT, 8026) },
    player.onMail,
  );
  const web = await startWeb(journal, { host, port: portOf(MAIL_HTTP_PORT, 8025) });
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    player.stop();
    void Promise.all([smtp.close(), web.close()]).then(() => {
      journal.close();
      process.exit(0);
    });
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.once('disconnect', end);
  process.send?.('ready');
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? error.message : 'The mail server could not start.'}\n`,
  );
  process.exit(1);
});
