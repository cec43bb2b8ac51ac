import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../support/eventually';
import { startLinkPages, type LinkPages } from './link-pages';
import { startMailProgram, type MailProgram } from './mail-program';

const mailbox = 'intake@viveste.example';

let folder: string;
let program: MailProgram;
let pages: LinkPages;

let afterCode: () => Promise<void>;

const codeMail = (code: string, reference: string) => ({
  messageId: `code.${randomUUID()}`,
  to: mailbox,
  subject: 'Uw code',
  text: `De code voor overdracht ${reference} is: ${code}`,
});

async function start(answers: object[], confirmsDeletionAfterMs: number | null = null) {
  const script = { partners: [{ mailbox, answers, confirmsDeletionAfterMs }] };
  program = await startMailProgram(join(folder, 'mail.jsonl'), JSON.stringify(script));
  pages = await startLinkPages(async (code) => {
    await program.send(codeMail(code, 'OK-2026-00042/2'));
    await afterCode();
  });
}

const handOff = (messageId = 'h.1', to = mailbox) =>
  program.send({
    messageId,
    to,
    subject: 'Op Koers',
    text: `Kenmerk: OK-2026-00042/2\n\nOpen de overdracht:\n${pages.link}\n`,
  });

const postsOf = (path: string) =>
  pages.posts.filter((post) => post.path === `/overdracht/${path}`).map(({ fields }) => fields);

const posted = (path: string, count = 1) =>
  eventually(
    async () => {
      const posts = postsOf(path);
      return posts.length >= count ? posts : undefined;
    },
    `${String(count)} posts to ${path}`,
  );

beforeEach(() => {
  afterCode = () => Promise.resolve();
  folder = mkdtempSync(join(tmpdir(), 'partner-'));
});
afterEach(async () => {
  await program.end();
  await pages.close();
  rmSync(folder, { recursive: true });
});

describe('a partner with a script', () => {
  it('opens the link with the code from its own mailbox and answers in order', async () => {
    await start([
      { afterMs: 10, do: 'accept', note: 'Wij bellen morgen' },
      { afterMs: 10, do: 'progress' },
      { afterMs: 10, do: 'complete', outcome: 'Geregeld' },
    ]);
    await handOff();
    const progress = await posted('voortgang', 2);
    expect(postsOf('code')).toEqual([{ kenmerk: 'a&b' }]);
    expect(postsOf('openen')).toEqual([{ code: '482913' }]);
    expect(postsOf('antwoord')).toEqual([
      { kenmerk: 'a&b', antwoord: 'ja', toelichting: 'Wij bellen morgen' },
    ]);
    expect(progress).toEqual([
      { stand: 'bezig', uitkomst: 'Ingevuld door een partner van de demo.' },
      { stand: 'klaar', uitkomst: 'Geregeld' },
    ]);
  });

  it.each(['plek', 'capacity'])('declines with the reason as the page has it: %s', async (word) => {
    await start([{ afterMs: 0, do: 'reject:capacity' }]);
    pages.noRoom = word;
    await handOff();
    expect((await posted('antwoord'))[0]).toMatchObject({ antwoord: word });
  });

  it('takes the code of this hand-off when its mailbox gets one for another meanwhile', async () => {
    await start([{ afterMs: 0, do: 'accept' }]);
    afterCode = () =>
      program.send({ ...codeMail('111111', 'OK-2026-00043/1'), messageId: 'code.other' });
    await handOff();
    await posted('antwoord');
    expect(postsOf('openen')).toEqual([{ code: '482913' }]);
  });

  it('tries again while the site is away, and gives no answer twice when a reply was lost', async () => {
    await start([
      { afterMs: 0, do: 'accept' },
      { afterMs: 0, do: 'complete' },
    ]);
    pages.outages = 1;
    pages.losesAnswer = true;
    await handOff();
    await posted('voortgang');
    expect(postsOf('antwoord')).toHaveLength(1);
  });

  it('confirms the deletion after a withdrawal, also in the middle of its script', async () => {
    await start(
      [
        { afterMs: 0, do: 'accept' },
        { afterMs: 300, do: 'complete' },
      ],
      20,
    );
    await handOff();
    await posted('antwoord');
    pages.stage = 'stopped';
    await handOff('h.2');
    await posted('verwijderd');
    expect(postsOf('voortgang')).toEqual([]);
    expect(postsOf('verwijderd')).toEqual([{ kenmerk: 'a&b' }]);
  });

  it('answers no mail of another mailbox', async () => {
    await start([{ afterMs: 0, do: 'reject:capacity' }]);
    await handOff('h.1', 'intake@ggz.example');
    await handOff('h.2');
    await posted('antwoord');
    expect(postsOf('code')).toHaveLength(1);
  });

  it('opens no link that leads away from this machine', async () => {
    await start([{ afterMs: 0, do: 'accept' }]);
    const text = 'Kenmerk: OK-2026-00042/2\nhttp://127.0.0.1.attacker.example/overdracht';
    await program.send({ messageId: 'h.0', to: mailbox, subject: 'Op Koers', text });
    await handOff();
    await posted('antwoord');
    expect(postsOf('code')).toHaveLength(1);
  });
});
