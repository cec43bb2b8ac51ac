import { randomUUID } from 'node:crypto';
import type { CaseKeys } from '../../../store/keys/case-keys';
import { countWrongTries, giveTryBack, takeTry } from '../../../store/residents/code-tries';
import { findCode, issueCode, revokeCode } from '../../../store/residents/resident-codes';
import { endSession, findSession, startSession } from '../../../store/residents/resident-sessions';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { openTestKeys } from '../../support/test-keys';

const birthYear = 1985;
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 9, minutes)).toISOString();
const days = (count: number) => at(count * 24 * 60);

let database: TestDatabase;
let keys: CaseKeys;
beforeAll(async () => {
  database = await createTestDatabase();
  keys = openTestKeys(database.url);
});
afterAll(async () => {
  await keys.close();
  await database.drop();
});

let count = 0;
const newCase = () => `OK-2026-${String((count += 1)).padStart(5, '0')}`;

const issue = (caseNumber: string, when = at(0)) =>
  database.db.transaction().execute((trx) =>
    issueCode(trx, keys, {
      ...{ codeId: randomUUID(), caseNumber, birthYear, by: 'wc-01', at: when },
    }),
  );
const find = (code: string, when = at(1), year = birthYear) =>
  findCode({ db: database.db, keys }, { code, birthYear: year }, when);

describe('a code', () => {
  it('opens with the year of birth, as often as wanted, for 30 days', async () => {
    const { codeId, code, expiresAt } = await issue(newCase());
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(expiresAt).toBe(days(30));
    expect(await find(code)).toBe(codeId);
    expect(await find(code, days(29))).toBe(codeId);
    expect(await find(code, days(30))).toBeUndefined();
    expect(await find(code, at(1), birthYear + 1)).toBeUndefined();
    expect(await find('00000000')).toBeUndefined();
  });

  it('ends with the next one, and when it is revoked', async () => {
    const caseNumber = newCase();
    const former = await issue(caseNumber);
    const present = await issue(caseNumber);
    expect(await find(former.code)).toBeUndefined();
    expect(await find(present.code)).toBe(present.codeId);
    const { codeId } = present;
    expect(await revokeCode(database.db, { caseNumber, codeId, at: at(2) })).toBe(at(2));
    expect(await revokeCode(database.db, { caseNumber, codeId, at: at(9) })).toBe(at(2));
    expect(await find(present.code)).toBeUndefined();
  });

  it('is revoked by its own case only', async () => {
    const { codeId, code } = await issue(newCase());
    const other = { caseNumber: newCase(), codeId, at: at(1) };
    expect(await revokeCode(database.db, other)).toBeUndefined();
    expect(await find(code)).toBe(codeId);
  });

  it('stands alone, also when several are issued at the same time', async () => {
    const caseNumber = newCase();
    const issued = await Promise.all(Array.from({ length: 6 }, () => issue(caseNumber)));
    const found = await Promise.all(issued.map(({ code }) => find(code)));
    expect(found.filter((codeId) => codeId !== undefined)).toHaveLength(1);
  });

  it('is stored as a hash only', async () => {
    const { code } = await issue(newCase());
    const rows = await database.db.selectFrom('resident_code').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code);
  });
});

describe('an open plan', () => {
  const open = async () => {
    const caseNumber = newCase();
    const { codeId } = await issue(caseNumber);
    const token = randomUUID();
    await startSession(database.db, { token, codeId, at: at(0) });
    return { caseNumber, codeId, token };
  };
  const isOpen = async (token: string, when = at(1)) =>
    (await findSession(database.db, token, when)) !== undefined;

  it('is that of the code, for half an hour', async () => {
    const { caseNumber, codeId, token } = await open();
    expect(await findSession(database.db, token, at(29))).toEqual({ caseNumber, codeId });
    expect(await isOpen(token, at(30))).toBe(false);
    expect(await isOpen('something else')).toBe(false);
  });

  it('ends when it is closed, when the code is revoked and when there is a new one', async () => {
    const [closed, revoked, renewed] = [await open(), await open(), await open()];
    expect(await isOpen(closed.token)).toBe(true);
    await endSession(database.db, closed.token);
    await revokeCode(database.db, { ...revoked, at: at(1) });
    await issue(renewed.caseNumber);
    for (const { token } of [closed, revoked, renewed]) expect(await isOpen(token)).toBe(false);
  });
});

describe('wrong tries', () => {
  const parts = () => ({ db: database.db, keys });
  const take = (address: string, when: string) => takeTry(parts(), address, when);

  it('are five for one address in fifteen minutes, also side by side', async () => {
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, n) => take('a', at(1000 + n / 10_000))),
    );
    expect(taken.filter(Boolean)).toHaveLength(5);
    expect(await take('a', at(1014))).toBe(false);
    expect(await take('b', at(1014))).toBe(true);
    expect(await take('a', at(1016))).toBe(true);
  });

  it('are none when the code was right', async () => {
    for (let minute = 2000; minute < 2010; minute += 1) {
      expect(await take('c', at(minute))).toBe(true);
      await giveTryBack(parts(), 'c', at(minute));
    }
  });

  it('slide: the sixth is let in fifteen minutes after the first', async () => {
    for (const minute of [3000, 3010, 3011, 3012, 3013])
      expect(await take('d', at(minute))).toBe(true);
    expect(await take('d', at(3014))).toBe(false);
    expect(await take('d', at(3016))).toBe(true);
    expect(await take('d', at(3017))).toBe(false);
  });

  it('are counted over all addresses, and forgotten with their address', async () => {
    await take('e', at(4000));
    await take('f', at(4001));
    expect(await countWrongTries(database.db, at(4002))).toBe(2);
    expect(await countWrongTries(database.db, at(4020))).toBe(0);
    await take('g', at(4030));
    const rows = await database.db.selectFrom('code_try').selectAll().execute();
    expect(rows).toHaveLength(1);
  });
});
