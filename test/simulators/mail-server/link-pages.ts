import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LinkPages {
  readonly link: string;
  /** Everything that was posted, in order. */
  readonly posts: readonly { readonly path: string; readonly fields: Record<string, string> }[];
  /** `stopped`: the resident withdrew. */
  stage: 'asked' | 'accepted' | 'ended' | 'stopped';
  /** How a lack of room is called in the form. */
  noRoom: string;
  /** Answers so many requests with 503 first. */
  outages: number;
  /** Does what was posted and loses the answer, once. */
  losesAnswer: boolean;
  close(): Promise<void>;
}

const radio = (name: string, values: string[]) =>
  values.map((value) => `<input type="radio" name="${name}" value="${value}">`).join('');

const hidden = '<input type="hidden" name="kenmerk" value="a&amp;b">';

/** Link pages like the hub's: a code by mail, a cookie, and forms without script. */
export async function startLinkPages(
  sendCode: (code: string) => Promise<void>,
): Promise<LinkPages> {
  const posts: { path: string; fields: Record<string, string> }[] = [];
  let isOpened = false;
  const code = '482913';

  const page = (): string => {
    if (!isOpened)
      return `<form method="post" action="/overdracht/code">${hidden}<button>Stuur de code</button></form>`;
    if (pages.stage === 'stopped')
      return `<form method="post" action="/overdracht/verwijderd">${hidden}<button>Verwijderd</button></form>`;
    if (pages.stage === 'asked')
      return `<form action="/overdracht/antwoord" method="post">${hidden}${radio('antwoord', ['ja', pages.noRoom])}<textarea name="toelichting"></textarea></form>`;
    return pages.stage === 'accepted'
      ? `<form method="post" action="/overdracht/voortgang">${radio('stand', ['bezig', 'klaar'])}<textarea name="uitkomst"></textarea></form>`
      : '<p>Afgerond</p>';
  };

  const take = async (path: string, fields: Record<string, string>): Promise<string> => {
    if (path === '/overdracht/code') {
      await sendCode(code);
      return '<form method="post" action="/overdracht/openen"><input id="code" name="code"><button name="doe" value="opnieuw">Nieuw</button></form>';
    }
    if (path === '/overdracht/openen') isOpened = fields['code'] === code;
    if (path === '/overdracht/antwoord')
      pages.stage = fields['antwoord'] === 'ja' ? 'accepted' : 'ended';
    if (path === '/overdracht/voortgang' && fields['stand'] === 'klaar') pages.stage = 'ended';
    return '';
  };

  const server = createServer((request, response) => {
    void (async () => {
      if (pages.outages > 0) {
        pages.outages -= 1;
        response.writeHead(503).end();
        return;
      }
      if (request.method === 'GET') {
        response.writeHead(200, { 'content-type': 'text/html' }).end(page());
        return;
      }
      const path = request.url ?? '';
      const fields = await fieldsOf(request);
      posts.push({ path, fields });
      const answer = await take(path, fields);
      if (path === '/overdracht/antwoord' && pages.losesAnswer) {
        pages.losesAnswer = false;
        request.socket.destroy();
      } else if (answer === '') response.writeHead(303, { location: '/o/abc' }).end();
      else response.writeHead(200, { 'set-cookie': 'link=1; Path=/; HttpOnly' }).end(answer);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const pages: LinkPages = {
    link: `http://127.0.0.1:${String(port)}/o/abc`,
    posts,
    stage: 'asked',
    noRoom: 'plek',
    outages: 0,
    losesAnswer: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return pages;
}

async function fieldsOf(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
}
