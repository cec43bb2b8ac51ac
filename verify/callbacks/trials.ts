import type { Database } from '../../store/database';
import { nowSeconds, type SigningKey } from '../support/sign-webhook';
import type { CallbackApi } from './callback-api';
import { call, statusEvent, type Callback, type CallbackAnswer } from './sender';

/** What a trial may use. `rotated` no longer knows the old key. */
export interface TrialGround {
  readonly db: Database;
  readonly api: CallbackApi;
  readonly rotated: CallbackApi;
  readonly keys: Readonly<Record<'current' | 'old' | 'pair' | 'other' | 'stranger', SigningKey>>;
  readonly own: string;
  readonly others: string;
}

/** One row of the table: what is tried, and what must come of it in the same words as `run` gives. */
export interface Trial {
  readonly name: string;
  readonly expected: string;
  run(ground: TrialGround): Promise<string>;
}

const parallelCount = 100;
const yearAgo = () => new Date(Date.now() - 366 * 86_400_000).toISOString();

export const trials: readonly Trial[] = [
  {
    name: `C1 ${String(parallelCount)} parallel identical callbacks`,
    expected: `${String(parallelCount)} times 202, 1 effect`,
    run: async (ground) => {
      const message = by(ground, 'c1', { timestamp: nowSeconds() });
      return effects(ground, async () => {
        const answers = await Promise.all(
          Array.from({ length: parallelCount }, () => call(message)),
        );
        const good = answers.filter(({ status }) => status === 202).length;
        return `${String(good)} times 202`;
      });
    },
  },
  {
    name: 'C2 same id, other body',
    expected: '202 then 422, 1 effect, 1 error in the log',
    run: async (ground) => {
      const before = errorsIn(ground.api);
      const told = await effects(ground, async () => {
        const first = await call(by(ground, 'c2'));
        const other = await call(by(ground, 'c2', { body: statusEvent(ground.own, 2) }));
        return `${String(first.status)} then ${String(other.status)}`;
      });
      return `${told}, ${String(errorsIn(ground.api) - before)} error in the log`;
    },
  },
  {
    name: 'C3 completed (3) arrives before accepted (2)',
    expected: '202 202, 2 effects',
    run: (ground) =>
      effects(ground, async () => {
        const done = { status: 'completed', outcome: 'A home was found.' };
        const last = await call(by(ground, 'c3-a', { body: statusEvent(ground.own, 3, done) }));
        const first = await call(by(ground, 'c3-b', { body: statusEvent(ground.own, 2) }));
        return `${String(last.status)} ${String(first.status)}`;
      }),
  },
  {
    name: 'C4 replay of what is 4:59 old',
    expected: '202 202, 1 effect',
    run: (ground) =>
      effects(ground, async () => {
        const message = by(ground, 'c4', { timestamp: nowSeconds() - 299 });
        const [first, again] = [await call(message), await call(message)];
        return `${String(first.status)} ${String(again.status)}`;
      }),
  },
  refused('C4 replay of what is 5:01 old', 'SIGNATURE_STALE', (ground) =>
    by(ground, 'c4-late', { timestamp: nowSeconds() - 301 }),
  ),
  {
    name: 'C4 the same message a year later, signed anew',
    expected: '202 202, 1 effect',
    run: (ground) =>
      effects(ground, async () => {
        const first = await call(by(ground, 'c4-year'));
        await ground.db
          .updateTable('partner_message')
          .set({ received_at: yearAgo() })
          .where('message_id', '=', 'c4-year')
          .execute();
        const again = await call(by(ground, 'c4-year', { timestamp: nowSeconds() + 1 }));
        return `${String(first.status)} ${String(again.status)}`;
      }),
  },
  refused('C5 forged with a key of nobody', 'SIGNATURE_INVALID', (ground) =>
    by(ground, 'c5-forged', { key: ground.keys.stranger }),
  ),
  refused('C5 signature stripped', 'SIGNATURE_INVALID', (ground) =>
    by(ground, 'c5-stripped', { headers: { 'webhook-signature': '' } }),
  ),
  refused('C5 wrong key: the one of another partner', 'SIGNATURE_INVALID', (ground) =>
    by(ground, 'c5-wrong', { key: ground.keys.other }),
  ),
  refused('C5 v1a only, where only a v1 secret is known', 'SIGNATURE_INVALID', (ground) =>
    by(ground, 'c5-v1a', { key: ground.keys.pair }),
  ),
  {
    name: 'C5 2,000 signatures',
    expected: '431, 0 effects',
    run: (ground) =>
      effects(ground, async () =>
        String((await call(withSignatures(ground, 'c5-2000', 2_000))).status),
      ),
  },
  refused('C5 as many signatures as fit, the right one last', 'SIGNATURE_INVALID', (ground) =>
    withSignatures(ground, 'c5-many', 300),
  ),
  refused('C5 empty secret', 'SIGNATURE_INVALID', (ground) =>
    by(ground, 'c5-empty', { partner: 'keyless' }),
  ),
  refused('C5 timestamp with letters', 'SIGNATURE_INVALID', (ground) =>
    by(ground, 'c5-abc', { timestamp: `${String(nowSeconds())}abc` }),
  ),
  refused('C5 0xFE under the signature of 0xFF', 'SIGNATURE_INVALID', (ground) => {
    const timestamp = nowSeconds();
    const body = (byte: number) => Buffer.from([byte]);
    const signed = Buffer.concat([Buffer.from(`c5-utf8.${String(timestamp)}.`), body(0xff)]);
    const headers = { 'webhook-signature': ground.keys.current.sign(signed) };
    return by(ground, 'c5-utf8', { timestamp, body: body(0xfe), headers });
  }),
  refused('C6 valid signature, hand-off of another partner', 'HANDOFF_UNKNOWN', (ground) =>
    by(ground, 'c6', { body: statusEvent(ground.others, 1) }),
  ),
  ...[-4, 4].map((minutes) => ({
    name: `C7 clock ${String(minutes)} minutes off`,
    expected: '202, 1 effect',
    run: (ground: TrialGround) =>
      effects(ground, async () => {
        const timestamp = nowSeconds() + minutes * 60;
        return String((await call(by(ground, `c7${String(minutes)}`, { timestamp }))).status);
      }),
  })),
  ...[-60, -6, 6, 60].map((minutes) => ({
    name: `C7 clock ${String(minutes)} minutes off`,
    expected: '401 SIGNATURE_STALE with the time of the server',
    run: async (ground: TrialGround) => {
      const timestamp = nowSeconds() + minutes * 60;
      const answer = await call(by(ground, `c7${String(minutes)}`, { timestamp }));
      const told = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(answer.text);
      return `${codeOf(answer)}${told ? ' with the time of the server' : ''}`;
    },
  })),
  {
    name: 'C8 the old key while both are known, and after',
    expected: '202, then 401 SIGNATURE_INVALID; the new one 202',
    run: async (ground) => {
      const { old, current } = ground.keys;
      const { url } = ground.rotated;
      const during = await call(by(ground, 'c8-a', { key: old }));
      const after = await call(by(ground, 'c8-b', { key: old, url }));
      const renewed = await call(by(ground, 'c8-c', { key: current, url }));
      return `${String(during.status)}, then ${codeOf(after)}; the new one ${String(renewed.status)}`;
    },
  },
];

function refused(name: string, code: string, make: (ground: TrialGround) => Callback): Trial {
  const status = code === 'HANDOFF_UNKNOWN' ? 404 : 401;
  return {
    name,
    expected: `${String(status)} ${code}, 0 effects`,
    run: (ground) => {
      const callback = make(ground);
      return effects(ground, async () => codeOf(await call(callback)));
    },
  };
}

/** A good callback of the partner `shared` about its own hand-off, with changes. */
function by(
  { api, keys, own }: TrialGround,
  id: string,
  changes: Partial<Callback> = {},
): Callback {
  const body = statusEvent(own, 1);
  return { url: api.url, partner: 'shared', key: keys.current, id, body, ...changes };
}

function withSignatures(ground: TrialGround, id: string, count: number): Callback {
  const timestamp = nowSeconds();
  const good = by(ground, id, { timestamp });
  const content = Buffer.from(`${id}.${String(timestamp)}.${String(good.body)}`);
  const wrong = ground.keys.stranger.sign(content);
  const signatures = [...Array<string>(count - 1).fill(wrong), ground.keys.current.sign(content)];
  return { ...good, headers: { 'webhook-signature': signatures.join(' ') } };
}

/** What `work` tells, with how many inbox items it left. */
async function effects({ db }: TrialGround, work: () => Promise<string>): Promise<string> {
  const count = async () => (await db.selectFrom('inbox').select('inbox_id').execute()).length;
  const before = await count();
  const told = await work();
  const made = (await count()) - before;
  return `${told}, ${String(made)} effect${made === 1 ? '' : 's'}`;
}

function codeOf({ status, text }: CallbackAnswer): string {
  return `${String(status)} ${/"code":"([A-Z_]+)"/.exec(text)?.[1] ?? 'without a code'}`;
}

function errorsIn({ log }: CallbackApi): number {
  return log.filter(({ level, code }) => level === 50 && code === 'MESSAGE_ID_REUSED').length;
}
