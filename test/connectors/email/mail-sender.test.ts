import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import PostalMime from 'postal-mime';
import type { SMTPServerOptions } from 'smtp-server';
import {
  createMailSender,
  type Mail,
  type MailSender,
} from '../../../connectors/email/mail-sender';
import { PartnerError } from '../../../connectors/partner-error';
import { startMailListener, type MailListener } from './mail-listener';

const mail: Mail = {
  messageId: 'OK-2026-00042-H2.1',
  to: 'intake@viveste.example',
  subject: 'Op Koers OK-2026-00042/2',
  text: 'Er wacht een overdracht.',
};

const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

function senderTo(port: number, query = ''): MailSender {
  const url = `smtp://127.0.0.1:${String(port)}${query}`;
  return createMailSender({ url, from: 'hub@op-koers.example', partner: 'viveste' });
}

async function listener(options: SMTPServerOptions = {}): Promise<MailListener> {
  const started = await startMailListener(options);
  closings.push(() => started.close());
  return started;
}

/** A listener whose lines are scripted: what SMTP servers do when they break. */
async function scripted(answer: (line: string, end: () => void) => string): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 scripted\r\n');
    socket.on('data', (chunk) => {
      const reply = answer(chunk.toString(), () => void socket.destroy());
      if (reply !== '' && !socket.destroyed) socket.write(reply);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closings.push(
    () =>
      new Promise(
        (resolve) =>
          void server.close(() => {
            resolve();
          }),
      ),
  );
  return (server.address() as AddressInfo).port;
}

async function failureOf(sending: Promise<void>): Promise<PartnerError> {
  const error: unknown = await sending.then(
    () => 'it was sent',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PartnerError);
  return error as PartnerError;
}

const refusing = (responseCode: number): SMTPServerOptions => ({
  onRcptTo: (_address, _session, done) => {
    done(Object.assign(new Error('no such luck'), { responseCode }));
  },
});

describe('a mail that is taken over', () => {
  it('reaches the one recipient with a stable Message-ID and as an automatic message', async () => {
    const { port, received } = await listener();
    await senderTo(port).send(mail);
    await senderTo(port).send(mail);
    expect(received.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: 'hub@op-koers.example', to: [mail.to] },
      { from: 'hub@op-koers.example', to: [mail.to] },
    ]);
    for (const { raw } of received) {
      const parsed = await PostalMime.parse(raw);
      expect(parsed.messageId).toBe('<OK-2026-00042-H2.1@op-koers.example>');
      expect(parsed.subject).toBe(mail.subject);
      expect(parsed.text?.trim()).toBe(mail.text);
      expect(parsed.to?.map((to) => to.address)).toEqual([mail.to]);
      expect(raw).toMatch(/^auto-submitted: auto-generated\r?$/im);
      expect(raw).not.toMatch(/nodemailer/i);
    }
  });

  it('says that the connection is open before the message goes over it', async () => {
    const steps: string[] = [];
    const { port } = await listener({
      onData: (stream, _session, done) => {
        steps.push('data');
        stream.resume();
        stream.on('end', () => {
          done();
        });
      },
    });
    await senderTo(port).send(mail, {
      signal: new AbortController().signal,
      openBy: performance.now() + 1_000,
      onOpened: () => void steps.push('opened'),
    });
    expect(steps).toEqual(['opened', 'data']);
  });

  it('carries a calendar with its method', async () => {
    const { port, received } = await listener();
    const content = 'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n';
    const calendar = { method: 'CANCEL', content, filename: 'afspraak.ics' } as const;
    await senderTo(port).send({ ...mail, calendar });
    expect(received[0]?.raw).toMatch(/content-type: text\/calendar; charset=utf-8; method=CANCEL/i);
    const { attachments } = await PostalMime.parse(received[0]?.raw ?? '');
    expect(attachments.map(({ filename }) => filename)).toContain('afspraak.ics');
  });

  it.each([
    'Dag\r\nBcc: evil@attacker.example',
    'Dag\nTo: evil@attacker.example\n\nTekst',
    'Dag\r\n.\r\nRCPT TO:<evil@attacker.example>',
    'Dag\u2028\u0085\u0000Cc: evil@attacker.example',
    '=?utf-8?Q?Dag=0D=0ABcc:_evil@attacker.example?=',
  ])('keeps a hostile subject on its own line: %j', async (subject) => {
    const { port, received } = await listener();
    await senderTo(port).send({
      ...mail,
      subject,
      text: `.\r\nRCPT TO:<evil@attacker.example>\r\n.`,
    });
    expect(received.map(({ to }) => to)).toEqual([[mail.to]]);
    const parsed = await PostalMime.parse(received[0]?.raw ?? '');
    expect(parsed.to?.map((to) => to.address)).toEqual([mail.to]);
    expect([parsed.cc, parsed.bcc].flat().filter(Boolean)).toEqual([]);
  });
});

describe('an address that is not one plain address', () => {
  it.each([
    'c@d.example\r\nBcc: evil@attacker.example',
    'a@b.example, evil@attacker.example',
    'a@b.example;evil@attacker.example',
    'Naam <evil@attacker.example>',
    '"evil@attacker.example"@b.example',
    'evil@attacker.example(a@b.example)',
    'a@b.example>\r\nRCPT TO:<evil@attacker.example',
    '<a@b.example>',
    'a@b@c.example',
    'a@[127.0.0.1]',
    'a@localhost',
    'ä@b.example',
    'a@bücher.example',
    '.a@b.example',
    'a..b@c.example',
    'a@-b.example',
    ' a@b.example',
    'a@b.example\u0000',
    `${'a'.repeat(65)}@b.example`,
    '@b.example',
    'a@',
    '',
  ])('is refused before any connection: %j', async (to) => {
    let connections = 0;
    const { port } = await listener({
      onConnect: (_session, done) => {
        connections += 1;
        done();
      },
    });
    const error = await failureOf(senderTo(port).send({ ...mail, to }));
    expect(error).toMatchObject({ kind: 'rejected', code: 'ADDRESS_REFUSED', partner: 'viveste' });
    expect(connections).toBe(0);
  });

  it('may not come in by the message id either', async () => {
    const messageId = 'x>\r\nBcc: <evil@attacker.example';
    const error = await failureOf(senderTo(1).send({ ...mail, messageId }));
    expect(error.code).toBe('MESSAGE_ID_REFUSED');
  });
});

describe('a mail server that does not take the mail over', () => {
  it.each([
    [451, 'unavailable', 300_000],
    [450, 'unavailable', 300_000],
    [421, 'unavailable', 300_000],
    [452, 'unavailable', undefined],
    [550, 'rejected', undefined],
    [552, 'rejected', undefined],
    [530, 'unavailable', undefined],
  ])('answers %d: %s', async (reply, kind, retryAfterMs) => {
    const { port, received } = await listener(refusing(reply));
    const error = await failureOf(senderTo(port).send(mail));
    expect(error).toMatchObject({
      kind,
      code: reply === 530 ? 'SMTP_AUTH' : `SMTP_${String(reply)}`,
    });
    expect(error.retryAfterMs).toBe(retryAfterMs);
    expect(JSON.stringify([error.message, error.cause])).not.toContain('intake@');
    expect(received).toEqual([]);
  });

  it('is away', async () => {
    const gone = await startMailListener();
    await gone.close();
    const error = await failureOf(senderTo(gone.port).send(mail));
    expect(error).toMatchObject({ kind: 'unavailable', code: 'CONNECT_REFUSED' });
  });

  it('cuts the connection after the message', async () => {
    const port = await scripted((text, end) => {
      if (text.startsWith('DATA')) return '354 go on\r\n';
      if (text.endsWith('\r\n.\r\n')) end();
      return '250 ok\r\n';
    });
    const error = await failureOf(senderTo(port).send(mail));
    expect(error).toMatchObject({ kind: 'unavailable', code: 'CONNECTION_LOST' });
  });

  it('offers no STARTTLS where it is required, and sees nothing of the mail', async () => {
    const heard: string[] = [];
    const port = await scripted((text) => {
      heard.push(text);
      return text.startsWith('STARTTLS') ? '502 not here\r\n' : '250 ok\r\n';
    });
    const error = await failureOf(senderTo(port, '?tls=required').send(mail));
    expect(error).toMatchObject({ kind: 'unavailable', code: 'TLS_FAILED' });
    expect(heard.join('')).not.toMatch(/MAIL FROM|RCPT|AUTH|intake/i);
  });

  it('shows a certificate nobody vouches for', async () => {
    const warn = jest.spyOn(console, 'error').mockReturnValue(undefined);
    const { port, received } = await listener({ disabledCommands: ['AUTH'] });
    warn.mockRestore();
    const error = await failureOf(senderTo(port, '?tls=required').send(mail));
    expect(error.kind).toBe('unavailable');
    expect(received).toEqual([]);
  });

  it('does not know the password', async () => {
    const { port } = await listener({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => {
        done(new Error('wrong'));
      },
    });
    const url = `smtp://hub:secret@127.0.0.1:${String(port)}`;
    const sender = createMailSender({ url, from: 'hub@op-koers.example' });
    const error = await failureOf(sender.send(mail));
    expect(error).toMatchObject({ kind: 'unavailable', code: 'SMTP_AUTH', partner: 'mail' });
    expect(error.message).not.toContain('secret');
  });
});

describe('an attempt that is given up', () => {
  const attempt = (controller: AbortController, openBy = Infinity, onOpened = () => {}) => ({
    signal: controller.signal,
    openBy,
    onOpened,
  });

  it('opens nothing when the permit ended', async () => {
    const { port, received } = await listener();
    const sending = senderTo(port).send(
      mail,
      attempt(new AbortController(), performance.now() - 1),
    );
    expect((await failureOf(sending)).code).toBe('CONNECT_TIMEOUT');
    expect(received).toEqual([]);
  });

  it('opens nothing when it was given up before', async () => {
    const controller = new AbortController();
    controller.abort();
    let isOpened = false;
    const sending = senderTo(1).send(
      mail,
      attempt(controller, Infinity, () => {
        isOpened = true;
      }),
    );
    expect((await failureOf(sending)).code).toBe('ABORTED');
    expect(isOpened).toBe(false);
  });

  it('ends in the middle, and the server gets no whole message', async () => {
    const controller = new AbortController();
    const heard: string[] = [];
    const port = await scripted((text) => {
      heard.push(text);
      if (text.startsWith('RCPT')) {
        controller.abort();
        return '';
      }
      return '250 ok\r\n';
    });
    const error = await failureOf(senderTo(port).send(mail, attempt(controller)));
    expect(error).toMatchObject({ kind: 'unavailable', code: 'ABORTED' });
    expect(heard.join('')).not.toContain('DATA');
  });

  it('ends when the server is too slow', async () => {
    const port = await scripted(() => '');
    const url = `smtp://127.0.0.1:${String(port)}`;
    const sender = createMailSender({ url, from: 'hub@op-koers.example', wholeMs: 200 });
    const error = await failureOf(sender.send(mail));
    expect(error).toMatchObject({ kind: 'unavailable', code: 'TIMEOUT' });
  });

  it('ends when the sender is closed', async () => {
    let connected: () => void = () => {};
    const isConnected = new Promise<void>((resolve) => (connected = resolve));
    const port = await scripted(() => {
      connected();
      return '';
    });
    const sender = senderTo(port);
    const failure = failureOf(sender.send(mail));
    await isConnected;
    sender.close();
    expect((await failure).code).toBe('ABORTED');
  });
});
