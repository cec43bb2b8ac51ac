import { randomUUID } from 'node:crypto';
import type { EventType } from '../../../domain/case/events';
import { numberCasesApart, startEngine } from '../../support/hub-harness';
import type { Api } from '../../support/api-harness';
import type { BrowserJar } from '../../support/browser-jar';
import { startDesk, type DeskOptions } from '../../support/desk-harness';
import { hiddenIn } from '../../support/form-in';
import { createTestDatabase } from '../../support/test-database';
import { eventsOf } from '../case-steps';

export type Fields = Readonly<Record<string, string>>;

/** What a form that was sent is answered with. */
interface Answer {
  readonly status: number;
  readonly to: string;
  readonly html: string;
}

/** A browser of a member; paths begin with a slash. */
export interface DeskBrowser {
  /** For what is no page of its own: redirects and pages that are not there. */
  readonly jar: BrowserJar;
  /** The page there. */
  read(path: string): Promise<string>;
  /** Sends the form of this page with what is hidden in it. */
  fillIn(path: string, html: string, fields?: Fields): Promise<Answer>;
  /** Sends the form twice: one event comes of it, and the case says so. Answers with the page of the case. */
  saveTwice(path: string, html: string, fields: Fields, event: EventType): Promise<string>;
}

/** The hub with its engine and its pages for staff. */
export interface CaseDesk {
  readonly api: Api;
  readonly url: string;
  browserOf(member: string): Promise<DeskBrowser>;
  countOf(caseNumber: string, event: EventType): Promise<number>;
  close(): Promise<void>;
}

export async function startCaseDesk(options: Pick<DeskOptions, 'print'> = {}): Promise<CaseDesk> {
  for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockReturnValue();
  const database = await createTestDatabase();
  await numberCasesApart(database.db);
  const taskQueue = `test-${randomUUID()}`;
  const engine = await startEngine({ db: database.db, databaseUrl: database.url, taskQueue });
  const desk = await startDesk({ databaseUrl: database.url, taskQueue, ...options });
  const countOf = async (caseNumber: string, event: EventType) =>
    (await eventsOf(desk.api, caseNumber)).filter((type) => type === event).length;
  return {
    ...{ api: desk.api, url: desk.url, countOf },
    browserOf: async (member) => browserOn(desk.url, await desk.signedIn(member), countOf),
    async close() {
      await desk.close();
      await engine.stop();
      await database.drop();
    },
  };
}

function browserOn(url: string, jar: BrowserJar, countOf: CaseDesk['countOf']): DeskBrowser {
  async function read(path: string): Promise<string> {
    const response = await jar.ask(`${url}${path}`);
    expect([path, response.status]).toEqual([path, 200]);
    return response.text();
  }
  async function fillIn(path: string, html: string, fields: Fields = {}): Promise<Answer> {
    const response = await jar.ask(`${url}${path}`, { ...hiddenIn(html), ...fields });
    const { status, headers } = response;
    return { status, to: headers.get('location') ?? '', html: await response.text() };
  }
  async function saveTwice(path: string, html: string, fields: Fields, event: EventType) {
    const [, , caseNumber = ''] = path.split('/');
    const before = await countOf(caseNumber, event);
    const [first, second] = [await fillIn(path, html, fields), await fillIn(path, html, fields)];
    expect([path, first.status, first.html]).toEqual([path, 303, expect.anything()]);
    expect(second.to).toBe(`${first.to}&weer=1`);
    const again = await read(second.to);
    expect(again).toMatch(/Dit was al opgeslagen om \d\d\.\d\d uur\./);
    expect(again).toContain('Er is niets dubbel gebeurd.');
    const saved = await read(first.to);
    expect(saved).toContain('Opgeslagen.');
    expect([event, await countOf(caseNumber, event)]).toEqual([event, before + 1]);
    return saved;
  }
  return { jar, read, fillIn, saveTwice };
}
