import { createHandoffLinks, type HandoffLinks } from '../../store/handoff-links';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const secret = 'a-secret-of-the-tests-that-is-long-enough';
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 9, minutes)).toISOString();

let database: TestDatabase;
let links: HandoffLinks;
beforeAll(async () => {
  database = await createTestDatabase();
  links = createHandoffLinks(database.db, secret);
});
afterAll(() => database.drop());

let count = 0;
async function newLink() {
  count += 1;
  const handoffId = `OK-2026-00042-H${count}`;
  return { handoffId, token: await links.keep(handoffId, at(0)) };
}

describe('a link', () => {
  it('is the same in every mail and another for every hand-off', async () => {
    const one = await newLink();
    const other = await newLink();
    expect(await links.keep(one.handoffId, at(5))).toBe(one.token);
    expect(other.token).not.toBe(one.token);
    expect(one.token).toMatch(/^[\w-]{32}$/);
    expect(await links.find(one.token)).toEqual({ handoffId: one.handoffId });
  });

  it('is stored as a hash only, and so is its code', async () => {
    const { handoffId, token } = await newLink();
    const code = await links.issueCode(handoffId, at(0));
    const rows = await database.db
      .selectFrom('handoff_link')
      .selectAll()
      .where('handoff_id', '=', handoffId)
      .execute();
    const stored = JSON.stringify(rows.map(({ handoff_id: _id, ...row }) => row));
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(`"${code!}"`);
  });

  it('of another secret opens nothing, until it is mailed again', async () => {
    const { handoffId, token } = await newLink();
    const rotated = createHandoffLinks(database.db, `${secret}-of-later`);
    const newToken = await rotated.keep(handoffId, at(10));
    expect(await links.find(token)).toBeUndefined();
    expect(await rotated.find(newToken)).toEqual({ handoffId });
  });

  it('is not found by what is no token', async () => {
    for (const token of ['', 'x', 'A'.repeat(32), "' or true --"]) {
      expect(await links.find(token)).toBeUndefined();
    }
  });
});

describe('a code', () => {
  it('comes at most once a minute, also when asked for at the same moment', async () => {
    const { handoffId } = await newLink();
    const asked = Array.from({ length: 10 }, () => links.issueCode(handoffId, at(0)));
    expect((await Promise.all(asked)).filter((code) => code !== undefined)).toHaveLength(1);
    expect(await links.issueCode(handoffId, '2026-11-20T09:00:59.000Z')).toBeUndefined();
    expect(await links.issueCode(handoffId, at(1))).toMatch(/^\d{6}$/);
  });

  it('comes at most five times in any hour, whenever one asks', async () => {
    const { handoffId } = await newLink();
    const given: number[] = [];
    for (let minute = 0; minute < 300; minute += 1) {
      if ((await links.issueCode(handoffId, at(minute))) !== undefined) given.push(minute);
    }
    const mostInAnHour = Math.max(
      ...given.map((from) => given.filter((m) => m >= from && m < from + 60).length),
    );
    expect(mostInAnHour).toBeLessThanOrEqual(5);
    expect(given.slice(0, 3)).toEqual([0, 1, 2]);
    expect(given.length).toBeGreaterThanOrEqual(10);
  });

  it('is not made for a hand-off without a link', async () => {
    expect(await links.issueCode('OK-2026-99999-H1', at(0))).toBeUndefined();
  });

  it('ends the code before it and gives new tries', async () => {
    const { handoffId, token } = await newLink();
    const first = await links.issueCode(handoffId, at(0));
    await links.tryCode(handoffId, 'nocode', at(0));
    let second = await links.issueCode(handoffId, at(1));
    // One time in a million both are the same.
    if (second === first) second = await links.issueCode(handoffId, at(2));
    expect((await links.find(token))?.code?.triesLeft).toBe(5);
    expect(await links.tryCode(handoffId, first!, at(3))).toEqual({
      result: 'wrong',
      triesLeft: 4,
    });
    expect(await links.tryCode(handoffId, second!, at(3))).toEqual({ result: 'right' });
    expect(await links.find(token)).toEqual({ handoffId });
  });

  it('works for less than fifteen minutes', async () => {
    const { handoffId } = await newLink();
    const code = await links.issueCode(handoffId, at(0));
    expect(await links.tryCode(handoffId, code!, at(15))).toEqual({ result: 'no-code' });
    expect(await links.tryCode(handoffId, code!, at(14))).toEqual({ result: 'right' });
  });

  it('works once, also when it is tried by many at the same moment', async () => {
    const { handoffId } = await newLink();
    const code = await links.issueCode(handoffId, at(0));
    const tries = Array.from({ length: 5 }, () => links.tryCode(handoffId, code!, at(1)));
    const results = (await Promise.all(tries)).map(({ result }) => result);
    expect(results.filter((result) => result === 'right')).toHaveLength(1);
  });

  it('is dead after five wrong tries, also when they come at the same moment', async () => {
    const { handoffId } = await newLink();
    const code = await links.issueCode(handoffId, at(0));
    const wrong = code === '000000' ? '000001' : '000000';
    const tries = Array.from({ length: 200 }, () => links.tryCode(handoffId, wrong, at(1)));
    const results = (await Promise.all(tries)).map(({ result }) => result);
    expect(results.filter((result) => result === 'wrong')).toHaveLength(5);
    expect(await links.tryCode(handoffId, code!, at(1))).toEqual({ result: 'no-code' });
  });
});

describe('the answers of a page', () => {
  it('are numbered without a gap or a double by twenty at the same moment', async () => {
    const { handoffId } = await newLink();
    const numbers = await Promise.all(
      Array.from({ length: 20 }, () => links.nextAnswerNumber(handoffId)),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });
});
