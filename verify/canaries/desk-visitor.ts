import { formsOf } from '../../simulators/mail-server/form';
import { walk, type Page } from './page-visitor';

/** Somebody in a browser without script, who signs in at the issuer. */
export interface DeskVisitor {
  get(path: string): Promise<Page>;
  /** Sends the form of the page that leads to `path`, with what it carries unseen. */
  post(page: Page, path: string, filled: Readonly<Record<string, string>>): Promise<Page>;
  /** A browser with the same cookies that goes its own way. */
  copy(): DeskVisitor;
}

/** `keep` is told of every page that was seen. */
export function createDeskVisitor(
  api: string,
  keep: (page: Page) => void,
  cookies: ReadonlyMap<string, string> = new Map(),
): DeskVisitor {
  const own = new Map(cookies);
  const visit = async (path: string, body?: URLSearchParams): Promise<Page> => {
    const page = await walk(own, api + path, body);
    keep(page);
    return page;
  };
  return {
    get: (path) => visit(path),
    post(page, path, filled) {
      const form = formsOf(page.html).find(({ action }) => action === path);
      if (form === undefined) throw new Error(`A page (${String(page.status)}) has no ${path}.`);
      return visit(path, new URLSearchParams({ ...form.hidden, ...filled }));
    },
    copy: () => createDeskVisitor(api, keep, own),
  };
}

/** Somebody who is signed in. */
export async function signedIn(
  api: string,
  member: string,
  keep: (page: Page) => void,
): Promise<DeskVisitor> {
  const visitor = createDeskVisitor(api, keep);
  await visitor.get(`/inloggen?als=${member}`);
  return visitor;
}
