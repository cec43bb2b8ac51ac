import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listPage, mailPage, missingPage, style } from './inbox-page';
import type { MailJournal } from './mail-journal';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const html = (body: string, status = 200): Answer => ({ status, type: 'text/html', body });

/** The inbox for people, and `GET /api/mails?to=…&after=n` for programs. */
export async function startWeb(
  journal: MailJournal,
  place: { readonly host: string; readonly port: number },
): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(response, answerTo(journal, request));
  });
  server.listen(place.port, place.host);
  await once(server, 'listening');
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` });
  response.end(body);
}

function answerTo({ mails }: MailJournal, request: IncomingMessage): Answer {
  if (request.method !== 'GET') return { status: 405, type: 'text/plain', body: 'Alleen lezen.\n' };
  const url = new URL(request.url ?? '/', 'http://inbox');
  const { pathname, searchParams } = url;
  if (pathname === '/') return html(listPage(mails, searchParams.get('postbus') ?? ''));
  if (pathname === '/style.css') return { status: 200, type: 'text/css', body: style };
  if (pathname === '/api/mails') {
    const to = searchParams.get('to');
    const after = Number(searchParams.get('after') ?? 0);
    const found = mails.filter((mail) => mail.n > after && (to === null || mail.to.includes(to)));
    return { status: 200, type: 'application/json', body: JSON.stringify({ mails: found }) };
  }
  const mail = mails[Number(/^\/mail\/([1-9]\d{0,8})$/.exec(pathname)?.[1]) - 1];
  return mail === undefined ? html(missingPage(), 404) : html(mailPage(mail));
}
