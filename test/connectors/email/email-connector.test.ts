import PostalMime from 'postal-mime';
import type { SMTPServerOptions } from 'smtp-server';
import type { Attempt, OutgoingHandoff, Recall } from '../../../connectors/connector';
import { createEmailConnector } from '../../../connectors/email/email-connector';
import { createCodeMailer } from '../../../connectors/email/code-mailer';
import { createMailSender } from '../../../connectors/email/mail-sender';
import { PartnerError } from '../../../connectors/partner-error';
import type { EmailPartner } from '../../../domain/partner/partner';
import { startMailListener, type MailListener } from './mail-listener';

const term = { unit: 'working-days', count: 5 } as const;
const partner: EmailPartner = {
  id: 'viveste',
  name: 'Viveste',
  categories: ['identity', 'contact', 'housing'],
  terms: { acceptance: term, progress: term, completion: term, deletion: term },
  protocol: 'email',
  email: { mailbox: 'wonen@viveste.example' },
};
const link = 'https://hub.example/overdracht/AbCdEfGhIjKlMnOpQrStUvWxYz012345';

/** A hand-off whose every personal word is a canary. */
const handoff: OutgoingHandoff = {
  handoffId: 'OK-2026-00042-H2',
  kind: 'help-request',
  lifeDomain: 'mental-health',
  urgency: 'normal',
  requestedAt: '2026-11-16T08:30:00.000Z',
  answerBy: '2026-11-23T16:00:00.000Z',
  messageId: 'OK-2026-00042-H2-M1',
  sequence: 1,
  content: {
    question: 'Kanarie vraag',
    identity: { name: 'Noor Kanarie' },
    lifeDomains: { 'mental-health': 'Kanarie tekst' },
  },
};
const recall: Recall = {
  ...handoff,
  messageId: 'OK-2026-00042-H2-M3',
  why: 'basis-withdrawn',
  withdrawnAt: '2026-12-02T09:04:00.000Z',
  confirmBy: '2026-12-09T16:00:00.000Z',
};

const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

function attempt(changes: Partial<Attempt> = {}) {
  let opened = 0;
  const made: Attempt = {
    number: 1,
    signal: new AbortController().signal,
    openBy: performance.now() + 5000,
    onOpened: () => {
      opened += 1;
    },
    ...changes,
  };
  return { made, timesOpened: () => opened };
}

function connectorTo(port: number, of: EmailPartner = partner) {
  const url = `smtp://127.0.0.1:${port}`;
  return createEmailConnector({
    partner: of,
    mail: createMailSender({ url, from: 'hub@op-koers.example' }),
    linkOf: async () => link,
    from: { name: 'Op Koers Houten', phone: '030 - 000 00 00' },
  });
}

async function start(options: SMTPServerOptions = {}) {
  const listener: MailListener = await startMailListener(options);
  closings.push(() => listener.close());
  return { listener, connector: connectorTo(listener.port) };
}

const read = (listener: MailListener, index = 0) => PostalMime.parse(listener.received[index]!.raw);

describe('a mail to a partner', () => {
  it('asks to help, by when and where, in plain Dutch', async () => {
    const { listener, connector } = await start();
    const { made, timesOpened } = attempt();
    expect(await connector.file(handoff, made)).toEqual({});
    expect(timesOpened()).toBe(1);
    expect(listener.received.map(({ to }) => to)).toEqual([['wonen@viveste.example']]);
    const { subject, text, messageId } = await read(listener);
    expect(subject).toBe('Overdracht OK-2026-00042/2');
    expect(messageId).toBe('<OK-2026-00042-H2-M1@op-koers.example>');
    expect(text).toContain('Op Koers Houten vraagt u om mee te helpen.');
    expect(text).toContain('Antwoord graag voor: maandag 23 november 2026, 17.00 uur');
    expect(text).toContain(link);
  });

  it('says so when there is haste', async () => {
    const { listener, connector } = await start();
    await connector.file({ ...handoff, urgency: 'crisis' }, attempt().made);
    const { subject, text } = await read(listener);
    expect(subject).toBe('Spoed: overdracht OK-2026-00042/2');
    expect(text).toContain('Dit heeft haast.');
  });

  it('reminds, and brings no report', async () => {
    const { listener, connector } = await start();
    expect(await connector.followUp(handoff, attempt().made)).toBeUndefined();
    expect((await read(listener)).subject).toBe('Herinnering: overdracht OK-2026-00042/2');
  });

  it('asks through the same link to confirm that the data are gone', async () => {
    const { listener, connector } = await start();
    await connector.recall(recall, attempt().made);
    const { subject, text } = await read(listener);
    expect(subject).toBe('Gestopt: overdracht OK-2026-00042/2');
    expect(text).toContain('Gestopt op: woensdag 2 december 2026, 10.04 uur');
    expect(text).toContain('Bevestig voor: woensdag 9 december 2026, 17.00 uur');
    expect(text).toContain(link);
  });

  it('tells that the rest goes on when only a part is taken back', async () => {
    const { listener, connector } = await start();
    await connector.recall({ ...recall, categories: ['mental-health'] }, attempt().made);
    const { subject, text } = await read(listener);
    expect(subject).toBe('Gewijzigd: overdracht OK-2026-00042/2');
    expect(text).toContain('De rest gaat door.');
  });

  it('asks for no confirmation of what is being erased', async () => {
    const { listener, connector } = await start();
    await connector.recall({ ...recall, why: 'erased' }, attempt().made);
    const { subject, text } = await read(listener);
    expect(subject).toBe('Gewist: overdracht OK-2026-00042/2');
    expect(text).toContain('Gewist vanaf: woensdag 2 december 2026, 10.04 uur');
    expect(text).toContain('U hoeft niets te bevestigen.');
    expect(text).not.toContain('Bevestig voor');
    expect(text).toContain(link);
  });

  it('tells of a correction, and where to read it', async () => {
    const { listener, connector } = await start();
    await connector.tellCorrection?.(handoff, attempt().made);
    const { subject, text } = await read(listener);
    expect(subject).toBe('Verbeterd: overdracht OK-2026-00042/2');
    expect(text).toContain('Kenmerk: OK-2026-00042/2');
    expect(text).toContain(link);
  });

  it('holds nothing personal: no name, no text, no theme, no category', async () => {
    const { listener, connector } = await start();
    await connector.file(handoff, attempt().made);
    await connector.followUp(handoff, attempt().made);
    await connector.recall(recall, attempt().made);
    await connector.recall({ ...recall, categories: ['mental-health'] }, attempt().made);
    await connector.tellCorrection?.(handoff, attempt().made);
    expect(listener.received).toHaveLength(5);
    for (let index = 0; index < 5; index += 1) {
      const { subject, text } = await read(listener, index);
      const words = listener.received[index]!.raw + (subject ?? '') + (text ?? '');
      expect(words).not.toMatch(/kanarie|noor|mental|mentale|gezondheid|toestemming/i);
    }
  });

  it('has the same Message-ID when it is tried again', async () => {
    const { listener, connector } = await start();
    await connector.file(handoff, attempt().made);
    await connector.file(handoff, attempt({ number: 2 }).made);
    const ids = await Promise.all([0, 1].map((index) => read(listener, index)));
    expect(new Set(ids.map(({ messageId }) => messageId)).size).toBe(1);
  });
});

describe('a code', () => {
  const mailerTo = (port: number, mailbox: string | undefined) =>
    createCodeMailer({
      mail: createMailSender({ url: `smtp://127.0.0.1:${port}`, from: 'hub@op-koers.example' }),
      mailboxOf: () => mailbox,
      from: { name: 'Op Koers Houten', phone: '030 - 000 00 00' },
    });

  it('goes to the mailbox of the partner, in a mail of its own each time', async () => {
    const { listener } = await start();
    const send = mailerTo(listener.port, 'wonen@viveste.example');
    await send('viveste', handoff.handoffId, '012345');
    await send('viveste', handoff.handoffId, '678901');
    const [first, second] = await Promise.all([read(listener, 0), read(listener, 1)]);
    expect(first.subject).toBe('Code voor overdracht OK-2026-00042/2');
    expect(first.text).toContain('is: 012345');
    expect(second.text).toContain('is: 678901');
    expect(second.messageId).not.toBe(first.messageId);
    expect(listener.received[0]!.to).toEqual(['wonen@viveste.example']);
  });

  it('is not sent to a partner without a mailbox', async () => {
    const { listener } = await start();
    const send = mailerTo(listener.port, undefined);
    await expect(send('viveste', handoff.handoffId, '012345')).rejects.toThrow('no mailbox');
    expect(listener.received).toEqual([]);
  });
});

async function failureOf(sending: Promise<unknown>): Promise<PartnerError> {
  const error: unknown = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PartnerError);
  return error as PartnerError;
}

describe('a mail that does not arrive', () => {
  it.each([
    [421, 'unavailable', 300_000],
    [451, 'unavailable', 300_000],
    [452, 'unavailable', undefined],
    [550, 'rejected', undefined],
    [552, 'rejected', undefined],
    [553, 'rejected', undefined],
  ])('because the server answers %i is %s of this partner', async (code, kind, wait) => {
    const { connector } = await start({
      onRcptTo: (_address, _session, done) => {
        done(Object.assign(new Error('wonen@viveste.example is unwell'), { responseCode: code }));
      },
    });
    const error = await failureOf(connector.file(handoff, attempt().made));
    expect(error).toMatchObject({ partner: 'viveste', kind, code: `SMTP_${code}` });
    expect(error.retryAfterMs).toBe(wait);
    expect(error.message).toBe(`viveste: SMTP_${code}`);
  });

  it('because nothing listens is unavailable', async () => {
    const { listener } = await start();
    await closings.pop()?.();
    const error = await failureOf(connectorTo(listener.port).file(handoff, attempt().made));
    expect(error).toMatchObject({ partner: 'viveste', kind: 'unavailable' });
  });

  it('because its permit ended before the connection was open opens none', async () => {
    const { listener, connector } = await start();
    const { made, timesOpened } = attempt({ openBy: performance.now() - 1 });
    const error = await failureOf(connector.file(handoff, made));
    expect(error.kind).toBe('unavailable');
    expect([timesOpened(), listener.received.length]).toEqual([0, 0]);
  });

  it.each(['a@b.example\r\nBcc: c@d.example', 'Name <a@b.example>', 'a@b.example,c@d.example', ''])(
    'because the mailbox is no plain address is refused before connecting: %j',
    async (mailbox) => {
      const { listener } = await start();
      const connector = connectorTo(listener.port, { ...partner, email: { mailbox } });
      const { made, timesOpened } = attempt();
      const error = await failureOf(connector.file(handoff, made));
      expect(error.kind).toBe('rejected');
      expect([timesOpened(), listener.received.length]).toEqual([0, 0]);
    },
  );
});
