import { randomBytes } from 'node:crypto';
import type { Payload, SerializationContext } from '@temporalio/common';
import { createPayloadCodec, PayloadRefused } from '../../codec/payload-codec';
import { CaseErased } from '../../store/erased';
import { createCaseKeys, type CaseKeys } from '../../store/keys/case-keys';
import type { KeyRing } from '../../store/keys/key-ring';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const ring: KeyRing = [{ id: 'own-1', bytes: randomBytes(32) }];
const limits = { maxEntries: 1_000, maxAgeMs: 20 };

let database: TestDatabase;
let keys: CaseKeys;
beforeEach(async () => {
  database = await createTestDatabase();
  keys = createCaseKeys({ url: database.url, ring, limits });
});
afterEach(async () => {
  await keys.close();
  await database.drop();
});

const codec = (side: 'client' | 'worker', namespace = 'default') =>
  createPayloadCodec({ keys, namespace, side });

const of = (workflowId: string): SerializationContext => ({
  type: 'workflow',
  namespace: 'default',
  workflowId,
});
const own = of('case/OK-2026-00042');
const child = of('case/OK-2026-00042/handoff/2');
const foreign = of('case/OK-2026-00043');
const noCase = of('signal-report-2027-01-04T05:00:00Z');

const text = 'Een verzonnen verhaal';
const plain = (value: unknown = text): Payload => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(value)),
});

const encode = async (context?: SerializationContext, side: 'client' | 'worker' = 'client') =>
  (await codec(side).encode([plain()], context))[0]!;

async function read(
  payload: Payload,
  context?: SerializationContext,
  side: 'client' | 'worker' = 'worker',
): Promise<unknown> {
  const [decoded] = await codec(side).decode([payload], context);
  return JSON.parse(Buffer.from(decoded?.data ?? []).toString());
}

async function destroyAll(): Promise<void> {
  const destroyed_at = new Date().toISOString();
  await database.db.updateTable('case_key').set({ wrapped: null, destroyed_at }).execute();
  await new Promise((resolve) => setTimeout(resolve, limits.maxAgeMs + 10));
}

describe('a payload of a case', () => {
  it('is ciphertext with the key id and nothing else, and comes back the same', async () => {
    const payload = await encode(own);
    expect(Object.keys(payload.metadata ?? {}).sort()).toEqual(['encoding', 'key-id']);
    expect(Buffer.from(payload.metadata?.['encoding'] ?? []).toString()).toBe('binary/encrypted');
    expect(Buffer.from(payload.data ?? []).includes('verhaal')).toBe(false);
    for (const context of [own, child, undefined]) expect(await read(payload, context)).toBe(text);
    expect(await read(payload, own, 'client')).toBe(text);
  });

  it('is refused in another case, without a case and in another namespace', async () => {
    const payload = await encode(own);
    for (const context of [foreign, noCase]) {
      expect(await read(payload, context)).toEqual({ refusedPayload: 'of-another-case' });
      await expect(read(payload, context, 'client')).rejects.toThrow(PayloadRefused);
    }
    const [elsewhere] = await codec('worker', 'other').decode([payload], own);
    expect(Buffer.from(elsewhere?.data ?? []).toString()).toBe('{"refusedPayload":"unreadable"}');
  });

  it('is refused when it is of the system key', async () => {
    expect(await read(await encode(undefined), own)).toEqual({ refusedPayload: 'of-another-case' });
    expect(await read(await encode(noCase), noCase)).toBe(text);
  });

  it.each([
    ['plain', () => plain(), 'plaintext'],
    ['of no encoding', (): Payload => ({ data: Buffer.from('{}') }), 'plaintext'],
    [
      'under a made-up key',
      (good: Payload): Payload => ({
        ...good,
        metadata: { ...good.metadata, 'key-id': Buffer.from('k-made-up') },
      }),
      'unknown-key',
    ],
    [
      'cut off',
      (good: Payload): Payload => ({ ...good, data: good.data!.subarray(0, 9) }),
      'unreadable',
    ],
    ['without its bytes', (good: Payload): Payload => ({ metadata: good.metadata! }), 'unreadable'],
  ])('that is %s is a marker in the worker and an error in clients', async (_how, make, reason) => {
    const bad = make(await encode(own));
    expect(await read(bad, own)).toEqual({ refusedPayload: reason });
    await expect(read(bad, own, 'client')).rejects.toMatchObject({ reason });
  });

  it('that holds nothing needs no key', async () => {
    const nothing: Payload = { metadata: { encoding: Buffer.from('binary/null') } };
    expect(await codec('client').encode([nothing], own)).toEqual([nothing]);
    expect(await codec('worker').decode([nothing], own)).toEqual([nothing]);
    const loaded = { ...nothing, data: Buffer.from('{"by":"nobody"}') };
    expect(await read(loaded, own)).toEqual({ refusedPayload: 'plaintext' });
  });
});

describe('a case whose key was destroyed', () => {
  it('reads as erased in clients and blank in the worker', async () => {
    const payload = await encode(own);
    await destroyAll();
    expect(await read(payload, own)).toBeNull();
    expect(await read(payload, own, 'client')).toEqual({ erased: expect.any(String) });
  });

  it('has nothing written for it under any key', async () => {
    await encode(own);
    await destroyAll();
    await expect(encode(own, 'client')).rejects.toThrow(CaseErased);
    const written = await encode(own, 'worker');
    expect(written.data).toHaveLength(0);
    expect(written.metadata).not.toHaveProperty('key-id');
    expect(await read(written, own)).toBeNull();
  });
});

describe('the codec of a worker', () => {
  it('does not throw without a context or in an activity, even without any key', async () => {
    await keys.systemKey();
    await encode(own);
    await destroyAll();
    const activity: SerializationContext = {
      type: 'activity',
      namespace: 'default',
      workflowId: 'no-case',
      isLocal: false,
    };
    for (const context of [undefined, activity])
      expect((await encode(context, 'worker')).data).toHaveLength(0);
  });
});
