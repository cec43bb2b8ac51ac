import type { Worker } from '@temporalio/worker';

/** Runs workers until all have drained. One that ends by itself takes the others along: half a process helps nobody. */
export async function runAll(workers: readonly Worker[]): Promise<void> {
  const stopAll = () => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  await Promise.all(workers.map((worker) => worker.run().finally(stopAll)));
}
