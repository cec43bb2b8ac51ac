import { sql } from 'kysely';
import {
  deliverNext,
  inboxChannel,
  isDelivered,
  putInInbox,
  type InboxItem,
} from '../../store/inbox';
import { listenTo } from '../../store/listen';
import { eventually } from '../support/eventually';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const at = '2026-11-24T09:00:00.000Z';
const item = (number: number): InboxItem => ({
  caseNumber: `OK-2026-0000${String(number)}`,
  payload: { number },
});

const put = (...numbers: readonly number[]) =>
  database.db.transaction().execute(async (trx) => {
    for (const number of numbers) await putInInbox(trx, item(number), at);
  });

const next = (deliver: (given: InboxItem) => Promise<void>) =>
  deliverNext(database.db, deliver, () => at);

/** A delivery that ends when the test says so. */
function heldDelivery() {
  const given: InboxItem[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const deliver = async (one: InboxItem) => {
    given.push(one);
    await held;
  };
  return {
    given,
    deliver,
    release: () => {
      release();
    },
  };
}

describe('the inbox', () => {
  it('gives what came first, once, until there is nothing', async () => {
    await put(1, 2);
    const given: InboxItem[] = [];
    const deliver = async (one: InboxItem) => void given.push(one);
    expect([await next(deliver), await next(deliver), await next(deliver)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(given).toEqual([item(1), item(2)]);
  });

  it('knows what was delivered', async () => {
    await put(1, 2);
    await next(async () => undefined);
    const known = [1, 2, 3].map((number) => isDelivered(database.db, item(number).caseNumber));
    expect(await Promise.all(known)).toEqual([true, false, false]);
  });

  it('gives two relays two different items, and a third nothing', async () => {
    await put(1, 2);
    const one = heldDelivery();
    const other = heldDelivery();
    const first = next(one.deliver);
    await eventually(async () => one.given[0]);
    const second = next(other.deliver);
    await eventually(async () => other.given[0]);
    expect(await next(async () => undefined)).toBe(false);
    expect([...one.given, ...other.given]).toEqual([item(1), item(2)]);
    one.release();
    other.release();
    expect(await Promise.all([first, second])).toEqual([true, true]);
  });

  it('keeps an item whose delivery failed for the next try', async () => {
    await put(1);
    await expect(next(() => Promise.reject(new Error('engine away')))).rejects.toThrow(
      'engine away',
    );
    expect(await isDelivered(database.db, item(1).caseNumber)).toBe(false);
    const again = heldDelivery();
    again.release();
    expect(await next(again.deliver)).toBe(true);
    expect(again.given).toEqual([item(1)]);
  });

  it('gives an item to another relay when the first one dies', async () => {
    await put(1);
    const dying = heldDelivery();
    const lost = next(dying.deliver).catch((error: unknown) => error);
    await eventually(async () => dying.given[0]);
    await cutOthers();
    const taken = heldDelivery();
    taken.release();
    await eventually(async () => ((await next(taken.deliver)) ? true : undefined));
    expect(taken.given).toEqual([item(1)]);
    dying.release();
    expect(await lost).toBeInstanceOf(Error);
  });

  it('holds one item per case', async () => {
    await put(1);
    await expect(put(1)).rejects.toThrow('inbox_case_number_key');
  });

  it('keeps nothing of a transaction that is rolled back', async () => {
    const failing = database.db.transaction().execute(async (trx) => {
      await putInInbox(trx, item(1), at);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await next(async () => undefined)).toBe(false);
  });
});

describe('a listener', () => {
  /** Counts what it hears. */
  function ears() {
    let heard = 0;
    const listener = listenTo(database.url, inboxChannel, () => {
      heard += 1;
    });
    const heardMoreThan = (count: number) =>
      eventually(async () => (heard > count ? heard : undefined));
    return { listener, heard: () => heard, heardMoreThan };
  }

  it('is called once when it has connected, for what came before', async () => {
    const { listener, heardMoreThan } = ears();
    expect(await heardMoreThan(0)).toBe(1);
    await listener.close();
  });

  it('hears of an item when it is committed, not before', async () => {
    const { listener, heard, heardMoreThan } = ears();
    await heardMoreThan(0);
    await database.db.transaction().execute(async (trx) => {
      await putInInbox(trx, item(1), at);
      await sql`select 1`.execute(trx);
      expect(heard()).toBe(1);
    });
    expect(await heardMoreThan(1)).toBe(2);
    await listener.close();
  });

  it('connects again when its line broke, and looks for what it missed', async () => {
    const { listener, heardMoreThan } = ears();
    await heardMoreThan(0);
    await cutOthers();
    const heard = await heardMoreThan(1);
    await put(1);
    expect(await heardMoreThan(heard)).toBeGreaterThan(heard);
    await listener.close();
  });

  it('hears nothing after it was closed', async () => {
    const { listener, heard, heardMoreThan } = ears();
    await heardMoreThan(0);
    await listener.close();
    await put(1);
    await put(2);
    expect(heard()).toBe(1);
    expect(await connections()).toBe(0);
  });
});

async function cutOthers(): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db);
}

/** Connections that listen. */
async function connections(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from pg_stat_activity
    where datname = current_database() and query ilike 'listen %'`.execute(database.db);
  return rows[0]?.count ?? -1;
}
