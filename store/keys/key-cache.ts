export interface KeyCache<Value> {
  /** The value known for at most `maxAgeMs`; otherwise `load` is asked, once for all who wait. Undefined is not kept. */
  get(name: string, load: () => Promise<Value | undefined>): Promise<Value | undefined>;
}

export interface CacheLimits {
  readonly maxEntries: number;
  /** Counted from before the load, so that nothing is believed longer after it changed. */
  readonly maxAgeMs: number;
  readonly now?: () => number;
}

/** Bounded by number and age; what was used longest ago makes room. */
export function createKeyCache<Value>(limits: CacheLimits): KeyCache<Value> {
  const { maxEntries, maxAgeMs, now = () => performance.now() } = limits;
  const known = new Map<string, { readonly value: Value; readonly since: number }>();
  const loading = new Map<string, Promise<Value | undefined>>();

  async function loadNow(name: string, load: () => Promise<Value | undefined>) {
    const since = now();
    try {
      const value = await load();
      known.delete(name);
      if (value !== undefined) keep(name, { value, since });
      return value;
    } finally {
      loading.delete(name);
    }
  }

  function keep(name: string, entry: { readonly value: Value; readonly since: number }): void {
    known.set(name, entry);
    const [oldest] = known.keys();
    if (known.size > maxEntries && oldest !== undefined) known.delete(oldest);
  }

  return {
    get(name, load) {
      const entry = known.get(name);
      if (entry !== undefined && now() - entry.since < maxAgeMs) {
        known.delete(name);
        known.set(name, entry);
        return Promise.resolve(entry.value);
      }
      const running = loading.get(name) ?? loadNow(name, load);
      loading.set(name, running);
      return running;
    },
  };
}
