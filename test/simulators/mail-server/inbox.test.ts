import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invitationCalendar } from '../../../worker/invitation-calendar';
import { startMailProgram, type MailProgram } from './mail-program';

let folder: string;
let journal: string;
let program: MailProgram;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mail-'));
  journal = join(folder, 'mail.jsonl');
  program = await startMailProgram(journal);
});
afterEach(async () => {
  await program.end();
  rmSync(folder, { recursive: true });
});

const mail = { messageId: 'a.1', to: 'intake@viveste.example', subject: 'Eerste', text: 'Dag' };

const pageOf = async (path: string) => {
  const response = await fetch(`${program.web}${path}`);
  return { status: response.status, headers: response.headers, html: await response.text() };
};

describe('the inbox of the demo', () => {
  it('keeps what it took over, also when it is killed in the middle of a line', async () => {
    await program.send(mail);
    await program.send({ ...mail, messageId: 'a.2', to: 'intake@ggz.example' });
    await program.end('SIGKILL');
    appendFileSync(journal, '{"n":3,"half');
    program = await startMailProgram(journal);
    await program.send({ ...mail, messageId: 'a.3' });
    expect((await program.mails()).map(({ n, messageId }) => [n, messageId])).toEqual([
      [1, '<a.1@op-koers.example>'],
      [2, '<a.2@op-koers.example>'],
      [3, '<a.3@op-koers.example>'],
    ]);
    expect(readFileSync(journal, 'utf8').trimEnd().split('\n')).toHaveLength(3);
  });

  it('answers programs by mailbox and number', async () => {
    await program.send(mail);
    await program.send({ ...mail, messageId: 'a.2', to: 'intake@ggz.example' });
    await program.send({ ...mail, messageId: 'a.3' });
    const numbers = async (query: string) => (await program.mails(query)).map(({ n }) => n);
    expect(await numbers('?to=intake@viveste.example')).toEqual([1, 3]);
    expect(await numbers('?to=intake@viveste.example&after=1')).toEqual([3]);
    expect(await numbers('?to=nobody@viveste.example')).toEqual([]);
  });

  it('lists mails for people, newest first, and one mailbox when asked', async () => {
    await program.send(mail);
    await program.send({ ...mail, messageId: 'a.2', to: 'intake@ggz.example', subject: 'Tweede' });
    const all = await pageOf('/');
    expect(all.html.indexOf('Tweede')).toBeLessThan(all.html.indexOf('Eerste'));
    expect(all.html).toContain('<html lang="nl">');
    const one = await pageOf('/?postbus=intake@viveste.example');
    expect(one.html).toContain('Eerste');
    expect(one.html).not.toContain('Tweede');
    expect(one.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('shows a mail with its links and its calendar, and nothing a sender wrote as a tag', async () => {
    const calendar = invitationCalendar({
      method: 'REQUEST',
      caseNumber: 'OK-2026-00042',
      sessionId: 's-1',
      sequence: 2,
      startsAt: '2026-03-03T08:00:00.000Z',
      minutes: 90,
      place: 'Houtense Werktafel, gespreksruimte',
      from: 'hub@op-koers.example',
      to: mail.to,
      stampedAt: '2026-03-01T08:00:00.000Z',
    });
    await program.send({
      ...mail,
      subject: '<img src=x>',
      text: 'Open http://127.0.0.1:8080/o/abc?x=1&y=2\n<script>alert(1)</script>',
      calendar: { method: 'REQUEST', content: calendar, filename: 'afspraak.ics' },
    });
    const { html } = await pageOf('/mail/1');
    expect(html).toContain(
      '<a href="http://127.0.0.1:8080/o/abc?x=1&amp;y=2" rel="noopener noreferrer">',
    );
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('<dt>Soort</dt><dd>Uitnodiging</dd>');
    expect(html).toContain('dinsdag 3 maart 2026 om 09:00');
    expect(html).toContain('Houtense Werktafel, gespreksruimte');
    expect((await program.mails())[0]?.calendar).toMatchObject({
      method: 'REQUEST',
      uid: 's-1.OK-2026-00042@op-koers.example',
      sequence: 2,
      start: '2026-03-03T08:00:00.000Z',
      end: '2026-03-03T09:30:00.000Z',
    });
  });

  it('says what is not there and takes nothing over HTTP', async () => {
    expect((await pageOf('/mail/9')).status).toBe(404);
    expect((await pageOf('/elsewhere')).status).toBe(404);
    expect((await fetch(program.web, { method: 'POST' })).status).toBe(405);
  });

  it('ends when asked, and when whoever started it is gone', async () => {
    expect(await program.end()).toBe(0);
    program = await startMailProgram(journal);
    program.child.disconnect();
    expect(await once(program.child, 'exit')).toEqual([0, null]);
  });

  it('does not start with a script it cannot read', async () => {
    const partners = JSON.stringify({
      partners: [{ mailbox: 'a@b.example', answers: [{ afterMs: 0, do: 'reject:mood' }] }],
    });
    await expect(startMailProgram(journal, partners)).rejects.toThrow('the mail server ended');
  });
});
