import { z } from 'zod';
import { fetchToken } from '../support/caller';
import { until } from '../support/until';
import type { CanaryBook } from './canary-book';
import { workAtDesk, type DeskCase } from './desk-course';
import { signedIn } from './desk-visitor';
import type { OwnStack } from './own-stack';
import type { Page } from './page-visitor';
import { createProber, type Prober } from './prober';

/** What people look at, and a form that waits. */
export interface DeskLife {
  readonly cases: readonly DeskCase[];
  /** Where the form is with what was typed before the session ended. */
  readonly keptAt: string;
  readonly leader: Prober;
}

/** Two cases at one desk, and a form whose session ends while it is filled in. */
export async function liveAtDesk(
  { stack }: OwnStack,
  prober: Prober,
  book: CanaryBook,
): Promise<DeskLife> {
  const api = stack.apiUrls[0] ?? '';
  const leader = createProber(api, await fetchToken(stack, 'pl-01'));
  const cases = [await workAtDesk(prober, leader, book), await workAtDesk(prober, leader, book)];
  const keptAt = await typeAndLeave(api, book);
  return { cases, keptAt, leader };
}

/** Signs out in one window while the other has a form; resolves to where what was typed waits. */
async function typeAndLeave(api: string, book: CanaryBook): Promise<string> {
  const browser = await signedIn(api, 'wc-01', () => undefined);
  const form = await browser.get('/aanmelden');
  const other = browser.copy();
  await browser.post(await browser.get('/uitloggen'), '/uitloggen', {});
  const { addresses } = await other.post(form, '/aanmelden', {
    naam: `Zoë ${book.word('typed', 'name in a form that waits')}`,
    verhaal: book.text('typed', 'story in a form that waits'),
  });
  const [to = ''] = addresses.slice(1);
  const keptAt = new URL(to, api).searchParams.get('naar');
  if (keptAt?.includes('bewaard=') !== true) throw new Error('What was typed is not kept.');
  return keptAt;
}

const EditionsSchema = z.object({ items: z.array(z.object({ edition: z.int() })) });
const withinMs = 30_000;

/** The page of an edition that was ordered for it. */
export async function orderReport(leader: Prober, key: string): Promise<string> {
  const target = '/v1/signal-reports';
  await leader.send({ method: 'POST', target, key });
  let edition: number | undefined;
  await until(async () => {
    const { body } = await leader.send({ method: 'GET', target });
    edition = EditionsSchema.safeParse(body).data?.items[0]?.edition;
    return edition !== undefined;
  }, withinMs);
  const page = { method: 'GET', target: `${target}/${String(edition)}` };
  const { text, status } = await leader.send({ ...page, headers: { accept: 'text/html' } });
  if (status !== 200) throw new Error(`The report was answered ${String(status)}.`);
  return text;
}

/** Title and addresses of a page: what stays in a history, a log on the way and the next site. */
export function outsideOf({ html, addresses }: Page): string {
  const [title = ''] = /<title>.*?<\/title>/s.exec(html) ?? [];
  return [title, ...addresses].join('\n');
}
