import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { CaseStory, accepted, afterIntake, closed, planned } from '../../domain/case/case-builder';
import { plantCase } from '../../store/planted-case';

let database: TestDatabase;
let api: Api;
/** Newest first, as the list has them. */
const planted: string[] = [];
const byKind = new Map<string, string[]>();

/** Five of each. The first two kinds have passed a deadline: the stories begin on a Monday. */
const kinds: Readonly<Record<string, () => CaseStory>> = {
  late: () => new CaseStory().at('2026-10-12T08:00:00.000Z'),
  lateYouth: () => new CaseStory({ team: 'youth' }).at('2026-10-12T08:00:00.000Z'),
  crisis: () => accepted({ urgency: 'crisis' }),
  planned: () => planned(),
  closed: () => closed(),
};

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url });
  for (let round = 0; round < 5; round += 1) {
    for (const [kind, story] of Object.entries(kinds)) {
      const caseNumber = await plantCase(database.db, story().journal);
      planted.unshift(caseNumber);
      byKind.set(kind, [caseNumber, ...(byKind.get(kind) ?? [])]);
    }
  }
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

interface Page {
  readonly cases: readonly { readonly caseNumber: string; readonly isOverdue: boolean }[];
  readonly next?: string;
}

async function page(query: string): Promise<Page> {
  const { status, body } = await api.ask<Page>('listCases', { query });
  expect(status).toBe(200);
  return body;
}

const numbers = ({ cases }: Page) => cases.map((line) => line.caseNumber);

/** All pages one after another. */
async function pages(query: string): Promise<readonly (readonly string[])[]> {
  const found: string[][] = [];
  let next: string | undefined;
  do {
    const read: Page = await page(next === undefined ? query : `${query}&cursor=${next}`);
    found.push(numbers(read));
    next = read.next;
  } while (next !== undefined);
  return found;
}

const of = (...names: string[]) =>
  planted.filter((caseNumber) => names.some((name) => byKind.get(name)?.includes(caseNumber)));

describe('the list of cases', () => {
  it('has all 25, newest first', async () => {
    expect(numbers(await page(''))).toEqual(planted);
    expect(planted).toHaveLength(25);
  });

  it.each([1, 4, 5, 7, 24, 25, 26, 100])(
    'comes complete and without repeats in pages of %i',
    async (limit) => {
      const found = await pages(`limit=${String(limit)}`);
      expect(found.flat()).toEqual(planted);
      expect(Math.max(...found.map((numbersOfPage) => numbersOfPage.length))).toBe(
        Math.min(limit, 25),
      );
    },
  );

  it('has no next page when this one is not full', async () => {
    expect(await page('limit=26')).not.toHaveProperty('next');
    expect(await page('limit=24')).toHaveProperty('next', planted[23]);
  });

  it('keeps its pages when cases come in between', async () => {
    const first = await page('limit=10');
    const added = await plantCase(database.db, new CaseStory().journal);
    const second = await page(`limit=10&cursor=${String(first.next)}`);
    expect([...numbers(first), ...numbers(second)]).toEqual(planted.slice(0, 20));
    planted.unshift(added);
    byKind.set('new', [added]);
  });

  it.each<[string, string[]]>([
    ['stage=referral', ['late', 'lateYouth', 'new']],
    ['stage=intake', ['crisis']],
    ['stage=call-back', ['planned']],
    ['stage=closed', ['closed']],
    ['stage=aftercare', []],
    ['team=youth', ['lateYouth']],
    ['team=adult', ['late', 'crisis', 'planned', 'closed', 'new']],
    ['attention=crisis', ['crisis']],
    ['attention=triage-overdue', ['late', 'lateYouth']],
    ['attention=no-such-kind', []],
    ['overdue=true', ['late', 'lateYouth']],
    ['overdue=false', ['crisis', 'planned', 'closed', 'new']],
    ['team=adult&overdue=true', ['late']],
    ['team=youth&stage=closed', []],
    ['stage=referral&team=adult&attention=triage-overdue&overdue=true', ['late']],
  ])('shows with %s the cases that fit, in pages too', async (query, names) => {
    expect(numbers(await page(query))).toEqual(of(...names));
    expect((await pages(`${query}&limit=3`)).flat()).toEqual(of(...names));
  });

  it('says of each line what the case itself says', async () => {
    const { cases } = await page('');
    for (const line of cases.filter((_line, index) => index % 5 === 0)) {
      const { body } = await api.ask('getCase', { params: { caseNumber: line.caseNumber } });
      expect(body).toMatchObject(line);
    }
  });

  it.each([
    'limit=0',
    'limit=-1',
    'limit=101',
    'limit=1.5',
    'limit=many',
    'limit=',
    'limit=1&limit=2',
    'cursor=1',
    'cursor=OK-2026-1',
    "cursor=OK-2026-00001'--",
    'cursor=',
    'stage=open',
    'team=ADULT',
    'overdue=yes',
    'overdue=1',
    'attention=%20',
    'unknown=1',
  ])('refuses %s', async (query) => {
    const { status, body } = await api.ask('listCases', { query });
    expect([status, body.code]).toEqual([400, 'INVALID_INPUT']);
    expect(body.errors?.map((error) => [error.in, error.pointer])).toEqual([
      ['query', `/${query.split('=')[0] ?? ''}`],
    ]);
  });

  it('begins after a cursor that is no case', async () => {
    expect(numbers(await page('cursor=OK-2027-00001'))).toEqual(planted);
    expect(numbers(await page('cursor=OK-2025-00001'))).toEqual([]);
  });
});

describe('the timeline', () => {
  interface Timeline {
    readonly events: readonly { readonly seq: number; readonly type: string }[];
    readonly next?: number;
  }
  const timeline = async (caseNumber: string, query: string) =>
    (await api.ask<Timeline>('listCaseEvents', { params: { caseNumber }, query })).body;

  it('comes complete and in order in pages', async () => {
    const [caseNumber = ''] = byKind.get('closed') ?? [];
    const whole = await timeline(caseNumber, '');
    expect(whole).not.toHaveProperty('next');
    for (const limit of [1, 2, 3, whole.events.length, 500]) {
      const found: Timeline['events'][number][] = [];
      let after: number | undefined = 0;
      while (after !== undefined) {
        const read: Timeline = await timeline(
          caseNumber,
          `limit=${String(limit)}&after=${String(after)}`,
        );
        found.push(...read.events);
        after = read.next;
      }
      expect(found).toEqual(whole.events);
    }
    expect(whole.events.map((event) => event.seq)).toEqual(whole.events.map((_event, i) => i + 1));
  });

  it('says who did what, and no command ids', async () => {
    const [caseNumber = ''] = byKind.get('late') ?? [];
    const { events } = await timeline(caseNumber, '');
    expect(events).toEqual([
      expect.objectContaining({
        seq: 1,
        type: 'referralReceived',
        by: expect.objectContaining({ subject: 'wc-01' }),
      }),
      expect.objectContaining({
        seq: 2,
        type: 'deadlinePassed',
        by: expect.objectContaining({ subject: 'clock' }),
      }),
    ]);
    expect(JSON.stringify(events)).not.toContain('commandId');
  });

  it('is empty after its end', async () => {
    const [caseNumber = ''] = byKind.get('late') ?? [];
    expect(await timeline(caseNumber, 'after=99')).toEqual({ events: [] });
  });

  it.each(['after=-1', 'after=x', 'limit=0', 'limit=501', 'atLeast=-1', 'atLeast=1.5'])(
    'refuses %s',
    async (query) => {
      const params = { caseNumber: planted[0] ?? '' };
      const { status, body } = await api.ask('listCaseEvents', { params, query });
      expect([status, body.code]).toEqual([400, 'INVALID_INPUT']);
    },
  );
});

describe('the dossier', () => {
  it('lists what there is, newest first, without what it says', async () => {
    const caseNumber = await plantCase(database.db, afterIntake().journal);
    const params = { caseNumber };
    for (const content of ['First.', 'Second.', 'Third.'])
      await api.ask('postDossierEntry', { params, body: { kind: 'note', content } });
    const { body, text } = await api.ask<{ entries: { entryId: string; writtenAt: string }[] }>(
      'listDossier',
      { params },
    );
    const times = body.entries.map((entry) => entry.writtenAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(times).toHaveLength(3);
    expect(text).not.toContain('Second');
  });

  it('has no entry of another case', async () => {
    const [mine, other] = [planted[0] ?? '', planted[1] ?? ''];
    const written = await api.ask<{ entryId: string }>('postDossierEntry', {
      params: { caseNumber: other },
      body: { kind: 'note', content: 'Not yours.' },
    });
    const { entryId } = written.body;
    const reply = await api.ask('getDossierEntry', { params: { caseNumber: mine, entryId } });
    expect([reply.status, reply.body.code]).toEqual([404, 'ENTRY_UNKNOWN']);
  });
});
