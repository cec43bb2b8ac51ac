import { formsOf, type Form } from '../../simulators/mail-server/form';
import { codeIn, linkIn, referenceIn } from '../../simulators/mail-server/link-reader';
import { readMails } from '../support/mails';
import { until } from '../support/until';

const mailWithinMs = 60_000;
/** Signing in is the longest way. */
const mostHops = 12;

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
  /** Every address on the way to it, as it was asked for or told. */
  readonly addresses: readonly string[];
  /** Whether it keeps its address from the site that is visited next. */
  readonly tellsNoReferrer: boolean;
}

/** Somebody at a partner with the mailbox in hand. Every page that was seen is kept. */
export interface PageVisitor {
  readonly pages: readonly Page[];
  /** Opens the link of the mail, asks for a code and fills it in. */
  enter(): Promise<Page>;
  /** Opens the link again, in the same session. */
  comeBack(): Promise<Page>;
}

/** `reference` as mails have it: `OK-2026-00042/2`. */
export function createPageVisitor(mailJournal: string, reference: string): PageVisitor {
  const pages: Page[] = [];
  const cookies = new Map<string, string>();
  const visit = async (url: string, body?: URLSearchParams): Promise<Page> => {
    const page = await walk(cookies, url, body);
    pages.push(page);
    return page;
  };
  const submit = (page: Page, form: Form, filled: Readonly<Record<string, string>> = {}) =>
    visit(new URL(form.action, page.url).href, new URLSearchParams({ ...form.hidden, ...filled }));
  const mailWith = async (find: (text: string) => string | undefined): Promise<string> => {
    let found: string | undefined;
    await until(() => {
      const own = readMails(mailJournal).filter(({ text }) => referenceIn(text) === reference);
      found = own.map(({ text }) => find(text)).findLast((one) => one !== undefined);
      return found !== undefined;
    }, mailWithinMs);
    if (found === undefined) throw new Error(`No such mail came for ${reference}.`);
    return found;
  };
  return {
    pages,
    async enter() {
      const page = await visit(await mailWith(linkIn));
      const request = formTo(page, 'code');
      const asking = await submit(page, request);
      const code = await mailWith((text) =>
        linkIn(text) === undefined ? codeIn(text) : undefined,
      );
      return submit(asking, formTo(asking, 'openen'), { code });
    },
    comeBack: async () => visit(await mailWith(linkIn)),
  };
}

function formTo({ html, url, status }: Page, step: string): Form {
  const form = formsOf(html).find(({ action }) => action.endsWith(`/${step}`));
  if (form === undefined) {
    const { pathname } = new URL(url);
    throw new Error(`A page (${String(status)}, ${pathname.length} characters) has no ${step}.`);
  }
  return form;
}

/** As a browser without script: keeps cookies and goes where it is sent. */
export async function walk(
  cookies: Map<string, string>,
  start: string,
  body?: URLSearchParams,
): Promise<Page> {
  let url = start;
  let sent = body;
  const addresses = [start];
  for (let hop = 0; hop < mostHops; hop += 1) {
    const response = await fetch(url, {
      method: sent === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        ...(sent === undefined ? {} : { origin: new URL(url).origin }),
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    const html = await response.text();
    const target = response.headers.get('location');
    if (target === null)
      return { url, status: response.status, html, addresses, ...told(response) };
    addresses.push(target);
    url = new URL(target, url).href;
    sent = undefined;
  }
  throw new Error('The page leads on and on.');
}

function told({ headers }: Response): Pick<Page, 'tellsNoReferrer'> {
  return { tellsNoReferrer: headers.get('referrer-policy') === 'no-referrer' };
}
