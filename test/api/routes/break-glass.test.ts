import { randomUUID } from 'node:crypto';
import { escalateReviews, listBreakGlass } from '../../../store/break-glass';
import { accepted } from '../../domain/case/case-builder';
import { plantCase } from '../../store/planted-case';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

let database: TestDatabase;
let api: Api;
/** Held by wc-01, at the adult table; nobody of the youth table has anything to do with it. */
let caseNumber: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});
beforeEach(async () => {
  caseNumber = await plantCase(database.db, accepted().journal);
});

const stranger = 'yw-01';
const body = { reason: 'crisis', explanation: 'An eviction today, and nobody answers.' };

const breakGlass = (as = stranger, key = randomUUID()) =>
  api.ask<{ breakGlassId: string; endsAt: string; code?: string }>('postBreakGlass', {
    ...{ params: { caseNumber }, body, as, key },
  });
const status = async (operationId: string, as = stranger, more: object = {}) =>
  (await api.ask(operationId, { params: { caseNumber }, as, ...more })).status;

async function timePasses(minutes: number): Promise<void> {
  const earlier = (at: string) => new Date(Date.parse(at) - minutes * 60_000).toISOString();
  const [row] = await database.db
    .selectFrom('break_glass')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .execute();
  if (row === undefined) throw new Error('no glass was broken');
  await database.db
    .updateTable('break_glass')
    .set({
      opened_at: earlier(row.opened_at),
      ends_at: earlier(row.ends_at),
      review_by: earlier(row.review_by),
    })
    .where('break_glass_id', '=', row.break_glass_id)
    .execute();
}

describe('breaking the glass', () => {
  it('lets a professional read this one case, which was not there before', async () => {
    const other = await plantCase(database.db, accepted().journal);
    expect(await status('getCase')).toBe(404);
    expect((await breakGlass()).status).toBe(201);
    expect([await status('getCase'), await status('listDossier')]).toEqual([200, 200]);
    expect(await status('getCase', stranger, { params: { caseNumber: other } })).toBe(404);
    expect(await status('getCase', 'yw-02')).toBe(404);
  });

  it('lets nobody work, decide, or find the case in a list', async () => {
    await breakGlass();
    const closing = { body: { outcome: 'moved' } };
    expect(await status('postClosure', stranger, closing)).toBe(403);
    const decision = { body: { decision: 'accept', team: 'adult', caseHolder: stranger } };
    expect(await status('postReferralDecision', stranger, decision)).toBe(403);
    expect(await status('listAccessLog')).toBe(403);
    const { text } = await api.ask('listCases', { as: stranger });
    expect(text).not.toContain(caseNumber);
  });

  it('ends after an hour by the time alone', async () => {
    await breakGlass();
    await timePasses(59);
    expect(await status('getCase')).toBe(200);
    await timePasses(2);
    expect(await status('getCase')).toBe(404);
  });

  it('needs no glass for who may read already', async () => {
    const { status: answered, body: problem } = await breakGlass('wc-01');
    expect([answered, problem.code]).toEqual([409, 'ACCESS_NOT_NEEDED']);
  });

  it('is one grant when it is sent again', async () => {
    const key = randomUUID();
    const first = await breakGlass(stranger, key);
    expect((await breakGlass(stranger, key)).text).toBe(first.text);
    const open = await listBreakGlass(database.db, { state: 'open', limit: 100 });
    expect(open.filter((one) => one.caseNumber === caseNumber)).toHaveLength(1);
  });

  it('marks what was read in the access log', async () => {
    await breakGlass();
    await status('getCase');
    await status('getCase', 'wc-01');
    const { body: page } = await api.ask<{ lines: Record<string, unknown>[] }>('listAccessLog', {
      params: { caseNumber },
    });
    const reads = page.lines.filter(({ operation }) => operation === 'getCase');
    expect(reads.map((line) => [line['subject'], line['authority'], line['isBreakGlass']])).toEqual(
      [
        ['wc-01', 'case-holder', false],
        [stranger, 'break-glass', true],
      ],
    );
  });

  it('is told to case holder, project leader and privacy officer, without a word of why', async () => {
    await breakGlass();
    const notices = await database.db
      .selectFrom('notice')
      .selectAll()
      .where('case_number', '=', caseNumber)
      .where('kind', '=', 'break-glass-opened')
      .execute();
    expect(notices.map(({ facts }) => facts.audience)).toEqual([
      ['case-holder', 'project-leader', 'privacy-officer'],
    ]);
    expect(JSON.stringify(notices)).not.toContain('eviction');
    expect(JSON.stringify(notices)).not.toContain(stranger);
  });
});

describe('the review of a broken glass', () => {
  const review = (breakGlassId: string, as = 'pl-01') =>
    api.ask('postBreakGlassReview', {
      params: { breakGlassId },
      body: { verdict: 'justified', explanation: 'The case holder was ill.' },
      as,
    });
  const listed = async (state: string) => {
    const { body: page } = await api.ask<{ items: { caseNumber: string; verdict?: string }[] }>(
      'listBreakGlassReviews',
      { query: `state=${state}&limit=100` },
    );
    return page.items.filter((item) => item.caseNumber === caseNumber);
  };

  it('waits in a list until a project leader closes it', async () => {
    const { body: grant } = await breakGlass();
    expect(await listed('open')).toHaveLength(1);
    expect((await review(grant.breakGlassId)).status).toBe(201);
    expect(await listed('open')).toEqual([]);
    expect(await listed('closed')).toEqual([expect.objectContaining({ verdict: 'justified' })]);
    const again = await review(grant.breakGlassId, 'pl-02');
    expect([again.status, again.body.code]).toEqual([409, 'ALREADY_REVIEWED']);
  });

  it('is for project leaders only, and of something that was', async () => {
    const { body: grant } = await breakGlass();
    expect((await review(grant.breakGlassId, 'wc-01')).status).toBe(403);
    const unknown = await review(randomUUID());
    expect([unknown.status, unknown.body.code]).toEqual([404, 'BREAK_GLASS_UNKNOWN']);
  });

  it('is not for who did it, not even past the hub', async () => {
    const { body: grant } = await breakGlass();
    await database.db
      .updateTable('break_glass')
      .set({ subject: 'pl-01' })
      .where('break_glass_id', '=', grant.breakGlassId)
      .execute();
    const own = await review(grant.breakGlassId, 'pl-01');
    expect([own.status, own.body.code]).toEqual([409, 'OWN_BREAK_GLASS']);
    const past = database.db
      .updateTable('break_glass')
      .set({ reviewed_at: new Date().toISOString(), reviewed_by: 'pl-01', verdict: 'justified' })
      .where('break_glass_id', '=', grant.breakGlassId);
    await expect(past.execute()).rejects.toThrow(/check constraint/);
  });

  it('goes to the privacy officer, once, when nobody does it within three days', async () => {
    await breakGlass();
    const now = () => new Date().toISOString();
    const before = await escalateReviews(database.db, now());
    expect(before).toBe(0);
    await timePasses(3 * 24 * 60 + 1);
    expect([
      await escalateReviews(database.db, now()),
      await escalateReviews(database.db, now()),
    ]).toEqual([1, 0]);
    const notices = await database.db
      .selectFrom('notice')
      .select('facts')
      .where('case_number', '=', caseNumber)
      .where('kind', '=', 'break-glass-unreviewed')
      .execute();
    expect(notices.map(({ facts }) => facts.audience)).toEqual([
      ['project-leader', 'privacy-officer'],
    ]);
  });
});
