import { Client } from 'pg';

export interface Listener {
  /** Resolves when the connection is gone. */
  close(): Promise<void>;
}

const reconnectAfterMs = 1_000;

/** Calls `onNotify` for every NOTIFY on the channel, and once after each (re)connect for what was missed meanwhile. */
export function listenTo(url: string, channel: string, onNotify: () => void): Listener {
  let isClosed = false;
  let client: Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  function connectAgain(): void {
    client = undefined;
    if (!isClosed) retry = setTimeout(() => void connect(), reconnectAfterMs);
  }

  async function connect(): Promise<void> {
    const next = new Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
    });
    next.on('notification', onNotify);
    next.on('error', () => undefined);
    next.once('end', connectAgain);
    client = next;
    try {
      await next.connect();
      await next.query(`listen ${next.escapeIdentifier(channel)}`);
      onNotify();
    } catch {
      // The slow poll behind this listener reports that the database is away.
      await next.end().catch(() => undefined);
      if (client === next) connectAgain();
    }
  }

  void connect();
  return {
    async close() {
      isClosed = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
