import { sql } from 'kysely';
import {
  deliverNext,
  inboxChannel,
  isDelivered,
  putInInbox,
  type DeliveryOutcome,
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
  kind: 'referral',
  caseNumber: `OK-2026-0000${String(number)}`,
  itemKey: `referral/OK-2026-0000${String(number)}`,
  payload: { number },
});

const put = (...numbers: readonly number[]) =>
  database.db.transaction().execute(async (trx) => {
    for (const number of numbers) await putInInbox(trx, item(number), at);
  });

const next = (deliver: (given: InboxItem) => Promise<DeliveryOutcome>, now = at) =>
  deliverNext(database.db, deliver, () => now);

const taken = async () => 'delivered' as const;

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
    return 'delivered' as const;
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
    const deliver = async (one: InboxItem) => {
      given.push(one);
      return 'delivered' as const;
    };
    expect([await next(deliver), await next(deliver), await next(deliver)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(given).toEqual([item(1), item(2)]);
  });

  it('knows what was delivered', async () => {
    await put(1, 2);
    await next(taken);
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
    expect(await next(taken)).toBe(false);
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
    const heir = heldDelivery();
    heir.release();
    await eventually(async () => ((await next(heir.deliver)) ? true : undefined));
    expect(heir.given).toEqual([item(1)]);
    dying.release();
    expect(await lost).toBeInstanceOf(Error);
  });

  it('holds an item once, however often it is put', async () => {
    await put(1);
    await put(1);
    expect([await next(taken), await next(taken)]).toEqual([true, false]);
    await put(1);
    expect(await next(taken)).toBe(false);
  });

  it('postpones an item that fails alone, longer each time, while others go on', async () => {
    await put(1, 2);
    const outcomes: Record<string, DeliveryOutcome> = { [item(1).caseNumber]: 'postponed' };
    const deliver = async ({ caseNumber }: InboxItem) => outcomes[caseNumber] ?? 'delivered';
    expect([await next(deliver), await next(deliver), await next(deliver)]).toEqual([
      true,
      true,
      false,
    ]);
    for (const [from, seconds] of [1, 2, 4, 8, 16, 32, 60, 60].entries()) {
      expect(await dueAfter()).toEqual({ attempts: from + 1, seconds });
      expect(await next(deliver, await dueAt())).toBe(true);
    }
    expect(await isDelivered(database.db, item(2).caseNumber)).toBe(true);
  });

  it('lets nothing overtake an older item of the same case and kind', async () => {
    const about = { kind: 'partner-answer', caseNumber: item(1).caseNumber, payload: {} } as const;
    await database.db.transaction().execute(async (trx) => {
      for (const itemKey of ['first', 'second']) await putInInbox(trx, { ...about, itemKey }, at);
      await putInInbox(trx, { ...about, kind: 'withdrawal', itemKey: 'withdrawal' }, at);
    });
    const given: string[] = [];
    const deliver = async ({ itemKey }: InboxItem): Promise<DeliveryOutcome> => {
      given.push(itemKey);
      return given.length === 1 ? 'postponed' : 'delivered';
    };
    while (await next(deliver));
    expect(given).toEqual(['first', 'withdrawal']);
    while (await next(deliver, '2026-11-24T09:00:01.000Z'));
    expect(given).toEqual(['first', 'withdrawal', 'first', 'second']);
  });

  it('says of an item that nobody can take any more that it is parked', async () => {
    await put(1);
    await next(async () => 'parked');
    const rows = await database.db.selectFrom('inbox').select('outcome').execute();
    expect(rows).toEqual([{ outcome: 'parked' }]);
    expect(await next(taken)).toBe(false);
  });

  it('keeps nothing of a transaction that is rolled back', async () => {
    const failing = database.db.transaction().execute(async (trx) => {
      await putInInbox(trx, item(1), at);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await next(taken)).toBe(false);
  });
});

async function postponed() {
  return database.db
    .selectFrom('inbox')
    .select(['attempts', 'next_attempt_at'])
    .where('delivered_at', 'is', null)
    .executeTakeFirstOrThrow();
}

const dueAt = async () => (await postponed()).next_attempt_at ?? at;
let lastTry = at;

/** Since the try before. */
async function dueAfter() {
  const { attempts } = await postponed();
  const due = await dueAt();
  const seconds = (Date.parse(due) - Date.parse(lastTry)) / 1_000;
  lastTry = due;
  return { attempts, seconds };
}

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
