import { createKeyCache } from '../../../store/keys/key-cache';

function createCounted() {
  let moment = 0;
  let loads = 0;
  const cache = createKeyCache<string>({ maxEntries: 2, maxAgeMs: 100, now: () => moment });
  return {
    get: (name: string, value = name) =>
      cache.get(name, async () => {
        loads += 1;
        return value;
      }),
    miss: (name: string) => cache.get(name, () => Promise.resolve(undefined)),
    fail: (name: string) => cache.get(name, () => Promise.reject(new Error('away'))),
    pass: (ms: number) => void (moment += ms),
    loads: () => loads,
  };
}

describe('the key cache', () => {
  it('asks once for all who want a key at once', async () => {
    const cache = createCounted();
    expect(await Promise.all(Array.from({ length: 50 }, () => cache.get('a')))).toHaveLength(50);
    expect(cache.loads()).toBe(1);
  });

  it('believes a key for its time, counted from before it was asked, and asks again after that', async () => {
    const cache = createCounted();
    await cache.get('a');
    cache.pass(99);
    expect(await cache.get('a', 'changed')).toBe('a');
    cache.pass(1);
    expect(await cache.get('a', 'changed')).toBe('changed');
  });

  it('holds no more than its number, and lets go what was used longest ago', async () => {
    const cache = createCounted();
    for (const name of ['a', 'b', 'a', 'c']) await cache.get(name);
    expect(cache.loads()).toBe(3);
    await cache.get('a');
    expect(cache.loads()).toBe(3);
    await cache.get('b');
    expect(cache.loads()).toBe(4);
  });

  it('keeps neither a failure nor what is not there', async () => {
    const cache = createCounted();
    await expect(cache.fail('a')).rejects.toThrow('away');
    expect(await cache.miss('a')).toBeUndefined();
    expect(await cache.get('a')).toBe('a');
  });
});
