import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Progress } from './progress';

const answerWithinMs = 6_000;
const stalledAfterMs = 20_000;
const bytesPerMegabyte = 1_000_000;

/** Gives up soon when no answer comes or when the flow stops; a slow but moving download may take its time. */
export async function download(address: string, file: string, progress: Progress): Promise<void> {
  const { url, headers } = withoutPassword(address);
  const patience = new Patience();
  patience.wait(answerWithinMs);
  try {
    const response = await fetch(url, { signal: patience.signal, headers });
    if (!response.ok || response.body === null) {
      throw new Error(`the answer was HTTP ${response.status}`);
    }
    const total = Number(response.headers.get('content-length') ?? 0);
    let bytes = 0;
    const counting = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        progress.update(describeSize(bytes, total));
        patience.wait(stalledAfterMs);
        done(null, chunk);
      },
    });
    const { signal } = patience;
    await pipeline(response.body, counting, createWriteStream(file), { signal });
  } catch (error) {
    const reason = reasonOf(error, patience.signal);
    throw new Error(`${url} could not be fetched: ${reason}`, { cause: error });
  } finally {
    patience.end();
  }
}

class Patience {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  wait(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.controller.abort(new Error(`nothing came for ${ms / 1000} s`));
    }, ms);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

/** A proxy's address may hold a password: fetch refuses such an address, and messages must not show it. */
function withoutPassword(address: string): { url: string; headers: Record<string, string> } {
  const url = new URL(address);
  const { username, password } = url;
  if (username === '' && password === '') return { url: url.href, headers: {} };
  const plain = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  [url.username, url.password] = ['', ''];
  const authorization = `Basic ${Buffer.from(plain).toString('base64')}`;
  return { url: url.href, headers: { authorization } };
}

function describeSize(bytes: number, total: number): string {
  const megabytes = (value: number) => (value / bytesPerMegabyte).toFixed(0);
  return total > 0 ? `${megabytes(bytes)} of ${megabytes(total)} MB` : `${megabytes(bytes)} MB`;
}

/** fetch hides the real reason one level deeper. */
function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted && signal.reason instanceof Error) return signal.reason.message;
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
