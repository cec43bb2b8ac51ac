import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** The one open timer of a case. Setting it to the instant it already has costs nothing in the history. */
export function createAlarm(onRing: () => void) {
  let setTo: string | undefined;
  let scope: CancellationScope | undefined;

  async function ringAt(instant: string, summary: string): Promise<void> {
    try {
      await sleep(Math.max(1, Date.parse(instant) - Date.now()), { summary });
      setTo = undefined;
      onRing();
    } catch (error) {
      if (!isCancellation(error)) throw error;
    }
  }

  return {
    set(instant: string | undefined, summary: string): void {
      if (instant === setTo) return;
      scope?.cancel();
      setTo = instant;
      scope = instant === undefined ? undefined : new CancellationScope({ cancellable: true });
      if (instant !== undefined) void scope?.run(() => ringAt(instant, summary));
    },
  };
}
