import { createCaseQueue } from '../../../api/commands/case-queue';
import { Problem } from '../../../api/problem';

const flush = () => new Promise((resolve) => setImmediate(resolve));

/** Work that ends when the test says so. */
function heldWork() {
  const running: (() => void)[] = [];
  let started = 0;
  return {
    running,
    started: () => started,
    work: () =>
      new Promise<void>((resolve) => {
        started += 1;
        running.push(resolve);
      }),
  };
}

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? [error.status, error.code] : error),
  );
}

describe('the queue of a case', () => {
  it('lets eight commands through and makes the ninth wait', async () => {
    const queue = createCaseQueue();
    const held = heldWork();
    const all = Array.from({ length: 9 }, () => queue.run('OK-2026-00001', held.work));
    await flush();
    expect(held.started()).toBe(8);
    held.running[0]?.();
    await flush();
    expect(held.started()).toBe(9);
    for (const end of held.running) end();
    await expect(Promise.all(all)).resolves.toHaveLength(9);
  });

  it('lets those who wait in by order of arrival', async () => {
    const queue = createCaseQueue({ maxInFlight: 1 });
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map((number) =>
        queue.run('OK-2026-00001', async () => {
          await flush();
          order.push(number);
        }),
      ),
    );
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('never runs more than the limit at a time, however many come', async () => {
    const queue = createCaseQueue({ maxInFlight: 3 });
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 60 }, () =>
        queue.run('OK-2026-00001', async () => {
          running += 1;
          most = Math.max(most, running);
          await flush();
          running -= 1;
        }),
      ),
    );
    expect([most, running]).toEqual([3, 0]);
  });

  it('does not hold up another case', async () => {
    const queue = createCaseQueue({ maxInFlight: 1 });
    const held = heldWork();
    const busy = queue.run('OK-2026-00001', held.work);
    await expect(queue.run('OK-2026-00002', async () => 'other')).resolves.toBe('other');
    held.running[0]?.();
    await busy;
  });

  it('tells who finds the queue full to come back, with a time', async () => {
    const queue = createCaseQueue({ maxInFlight: 1, maxWaiting: 2 });
    const held = heldWork();
    const taken = Array.from({ length: 3 }, () => queue.run('OK-2026-00001', held.work));
    const refused = queue.run('OK-2026-00001', held.work);
    await expect(refused).rejects.toMatchObject({
      status: 503,
      code: 'CASE_BUSY',
      headers: { 'Retry-After': '1' },
    });
    for (let round = 0; round < 3; round += 1) {
      await flush();
      held.running[round]?.();
    }
    await Promise.all(taken);
    expect(held.started()).toBe(3);
  });

  it('takes commands again once one of a full queue has ended', async () => {
    const queue = createCaseQueue({ maxInFlight: 1, maxWaiting: 0 });
    const held = heldWork();
    const first = queue.run('OK-2026-00001', held.work);
    expect(await codeOf(queue.run('OK-2026-00001', held.work))).toEqual([503, 'CASE_BUSY']);
    held.running[0]?.();
    await first;
    expect(await codeOf(queue.run('OK-2026-00001', async () => undefined))).toBe('done');
  });

  it('frees the place of work that fails, and hands on its error', async () => {
    const queue = createCaseQueue({ maxInFlight: 1, maxWaiting: 1 });
    const failure = new Error('it failed');
    const failing = queue.run('OK-2026-00001', () => Promise.reject(failure));
    const waiting = queue.run('OK-2026-00001', async () => 'next');
    await expect(failing).rejects.toBe(failure);
    await expect(waiting).resolves.toBe('next');
    await expect(queue.run('OK-2026-00001', async () => 'last')).resolves.toBe('last');
  });
});
