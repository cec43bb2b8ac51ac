import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createMailSender, type Mail } from '../../../connectors/email/mail-sender';
import { repoRoot } from '../../../launch/repo-root';
import { eventually } from '../../support/eventually';

export interface SimulatedMail {
  readonly n: number;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly calendar?: Readonly<Record<string, unknown>>;
}

export interface MailProgram {
  readonly child: ChildProcess;
  readonly web: string;
  send(mail: Mail): Promise<void>;
  mails(query?: string): Promise<readonly SimulatedMail[]>;
  /** The first mail that satisfies; waits for it. */
  mailWhere(holds: (mail: SimulatedMail) => boolean): Promise<SimulatedMail>;
  /** Ends it and gives its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The simulator as a process of its own. */
export async function startMailProgram(journal: string, partners = ''): Promise<MailProgram> {
  const [http, smtp] = [await freePort(), await freePort()];
  const child = fork(join(repoRoot, 'simulators/mail-server/main.ts'), {
    execArgv: ['--require', join(repoRoot, 'test/support/run-typescript.cjs')],
    env: {
      PATH: process.env['PATH'],
      MAIL_JOURNAL: journal,
      MAIL_HTTP_PORT: String(http),
      MAIL_SMTP_PORT: String(smtp),
      MAIL_PARTNERS: partners,
    },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [
    unknown,
  ];
  if (message !== 'ready') throw new Error(`the mail server ended: ${String(message)}`);
  const web = `http://127.0.0.1:${String(http)}`;
  const sender = createMailSender({
    url: `smtp://127.0.0.1:${String(smtp)}`,
    from: 'hub@op-koers.example',
  });
  const mails = async (query = '') => {
    const response = await fetch(`${web}/api/mails${query}`);
    return ((await response.json()) as { mails: readonly SimulatedMail[] }).mails;
  };
  return {
    child,
    web,
    send: (mail) => sender.send(mail),
    mails,
    mailWhere: (holds) => eventually(async () => (await mails()).find(holds), 'a mail'),
    async end(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
  };
}
