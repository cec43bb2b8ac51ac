import { nextCaseNumber } from '../../store/case-numbers';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const take = (year: number) =>
  database.db.transaction().execute((trx) => nextCaseNumber(trx, year));

const takeAndFail = (year: number) =>
  database.db
    .transaction()
    .execute(async (trx) => {
      await nextCaseNumber(trx, year);
      throw new Error('changed my mind');
    })
    .catch(() => undefined);

const numbersTo = (year: number, count: number) =>
  Array.from(
    { length: count },
    (_, index) => `OK-${String(year)}-${String(index + 1).padStart(5, '0')}`,
  );

describe('case numbers', () => {
  it('count from one, each year anew', async () => {
    expect([await take(2031), await take(2031), await take(2032), await take(2031)]).toEqual([
      'OK-2031-00001',
      'OK-2031-00002',
      'OK-2032-00001',
      'OK-2031-00003',
    ]);
  });

  it('have no gaps and no doubles when many are taken at once and some are given back', async () => {
    const taken = await Promise.all(
      Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? takeAndFail(2033) : take(2033))),
    );
    const kept = taken.filter((number) => number !== undefined);
    expect(kept.toSorted()).toEqual(numbersTo(2033, 40));
  });

  it('grow beyond five digits', async () => {
    await database.db.insertInto('case_counter').values({ year: 2034, last: 99_999 }).execute();
    expect(await take(2034)).toBe('OK-2034-100000');
  });
});
