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

async function start(answers: object[], confirmsDeletionAfterMs: number | null = null) {
  const script = { partners: [{ mailbox, answers, confirmsDeletionAfterMs }] };
  program = await startMailProgram(join(folder, 'mail.jsonl'), JSON.stringify(script));
  pages = await startLinkPages((code) =>
    program.send({
      messageId: `code.${String(Math.random()).slice(2)}`,
      to: mailbox,
      subject: 'Uw code',
      text: `Uw code is ${code}.`,
    }),
  );
}

const handOff = (messageId = 'h.1', to = mailbox) =>
  program.send({
    messageId,
    to,
    subject: 'Op Koers',
    text: `Open de overdracht:\n${pages.link}\n`,
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
      { stand: 'bezig', uitkomst: '' },
      { stand: 'klaar', uitkomst: 'Geregeld' },
    ]);
  });

  it('declines with the reason of the page', async () => {
    await start([{ afterMs: 0, do: 'reject:capacity' }]);
    await handOff();
    expect((await posted('antwoord'))[0]).toMatchObject({ antwoord: 'plek' });
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
});
