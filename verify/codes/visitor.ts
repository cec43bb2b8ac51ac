import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { formsOf } from '../../simulators/mail-server/form';

export interface Seen {
  readonly path: string;
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly ms: number;
}

/** A browser without script at an address of its own; on loopback every 127.x.y.z is one. */
export interface Visitor {
  readonly seen: readonly Seen[];
  cookie: string | undefined;
  get(path: string): Promise<Seen>;
  /** Takes what is hidden from the form on the last page, or on `form`, and does not follow. */
  post(path: string, fields: Readonly<Record<string, string>>, form?: Seen): Promise<Seen>;
  /** Fills in a code on a fresh page. */
  tryCode(code: string, year: number): Promise<Seen>;
}

const start = '/mijn-plan';

export function createVisitor(api: string, localAddress: string): Visitor {
  const seen: Seen[] = [];
  const see = async (path: string, body?: URLSearchParams): Promise<Seen> => {
    const page = await ask(api, path, { localAddress, cookie: visitor.cookie, body });
    const [set] = [page.headers['set-cookie']].flat();
    if (set !== undefined) visitor.cookie = set.split(';')[0];
    seen.push(page);
    return page;
  };
  const visitor: Visitor = {
    seen,
    cookie: undefined,
    get: (path) => see(path),
    post: (path, fields, form = seen.at(-1)) => {
      const own = formsOf(form?.html ?? '').find(({ action }) => action === path);
      return see(path, new URLSearchParams({ ...own?.hidden, ...fields }));
    },
    async tryCode(code, year) {
      const page = await see(start);
      return visitor.post(start, { code, jaar: String(year) }, page);
    },
  };
  return visitor;
}

interface Asked {
  readonly localAddress: string;
  readonly cookie: string | undefined;
  readonly body: URLSearchParams | undefined;
}

function ask(api: string, path: string, { localAddress, cookie, body }: Asked): Promise<Seen> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(api + path, {
      localAddress,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
    });
    call.once('error', reject);
    call.once('response', (response) => {
      text(response).then((html) => {
        const { statusCode: status = 0, headers } = response;
        resolve({ path, status, html, headers, ms: performance.now() - startedAt });
      }, reject);
    });
    call.end(body?.toString());
  });
}

/** What a page says, without what chance put into it. */
export function wordsOf({ status, html }: Seen): string {
  return `${status} ${html.replaceAll(/ value="[\w-]{20,}"/g, '')}`;
}
