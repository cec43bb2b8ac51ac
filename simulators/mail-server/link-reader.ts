import { formsOf, type Form } from './form';

const ANSWER_MS = 15_000;
const MOST_REDIRECTS = 5;

/** The link in a mail; undefined when it has none. */
export function linkIn(text: string): string | undefined {
  return /https?:\/\/[^\s<>"']+/.exec(text)?.[0].replace(/[.,;)]+$/, '');
}

/** The code of six digits in a mail. */
export function codeIn(text: string): string | undefined {
  return /(?<![\d/-])\d{6}(?![\d/-])/.exec(text)?.[0];
}

/** How a mail calls its hand-off, such as `OK-2026-00042/2`. */
export function referenceIn(text: string): string | undefined {
  return /\bOK-\d{4}-\d{5,9}\/\d+\b/.exec(text)?.[0];
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly forms: readonly Form[];
}

/** A browser without script: it keeps cookies, follows redirects and sends forms. */
export interface Browser {
  open(url: string): Promise<Page>;
  submit(page: Page, form: Form, filled?: Readonly<Record<string, string>>): Promise<Page>;
}

export function createBrowser(): Browser {
  const cookies = new Map<string, string>();

  const ask = async (url: string, body?: URLSearchParams): Promise<Response> => {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
      headers: {
        accept: 'text/html',
        ...(cookies.size > 0 && { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
        ...(body !== undefined && { origin: new URL(url).origin }),
      },
      ...(body !== undefined && { body }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    return response;
  };

  const visit = async (start: string, body?: URLSearchParams): Promise<Page> => {
    let url = start;
    let response = await ask(url, body);
    for (let hop = 0; hop < MOST_REDIRECTS; hop += 1) {
      const target = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || target === null) break;
      await response.body?.cancel();
      const next = new URL(target, url);
      // A person who is sent to another site stops there.
      if (next.origin !== new URL(start).origin) throw new Error('the page leads elsewhere');
      url = next.href;
      response = await ask(url);
    }
    return { url, status: response.status, forms: formsOf(await response.text()) };
  };

  return {
    open: (url) => visit(url),
    submit: (page, form, filled = {}) =>
      visit(
        new URL(form.action, page.url).href,
        new URLSearchParams({ ...form.hidden, ...filled }),
      ),
  };
}
