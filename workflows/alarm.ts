import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** The one open timer of a workflow. Setting it to the instant it already has costs nothing in the history. */
export function createAlarm(onRing: () => void) {
  let setTo: string | undefined;
  let scope: CancellationScope | undefined;
  let ringing = Promise.resolve();

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
      scope = undefined;
      if (instant === undefined) return;
      const next = new CancellationScope({ cancellable: true });
      scope = next;
      // The old timer goes before the new one comes, so that there is never a second one open.
      ringing = ringing.then(() => next.run(() => ringAt(instant, summary)));
    },
  };
}
