import { fetchToken } from '../support/caller';
import type { Stack } from '../support/stack';
import type { CanaryBook } from './canary-book';
import { createProber } from './prober';
import type { Surprises } from './refused-commands';

/** Texts from who may not write them, and for a case that there is not. */
export async function sendAsStranger(
  stack: Stack,
  book: CanaryBook,
  surprises: Surprises,
): Promise<void> {
  const [api = ''] = stack.apiUrls;
  const send = async (who: string, token: string, path: string, expected: number) => {
    const body = { lifeDomains: ['work'], solution: book.text('refused', `solution by ${who}`) };
    const { status } = await createProber(api, token).send({
      ...{ method: 'POST', target: `/v1/cases/${path}/intake`, body },
      key: `key-${book.word('refused', `Idempotency-Key by ${who}`)}`,
    });
    if (status !== expected) surprises.push(`${who}: ${status} instead of ${expected}`);
  };
  await send('an operator', await fetchToken(stack, 'op-01'), 'OK-2026-00001', 403);
  await send('nobody', 'no-token', 'OK-2026-00001', 401);
}
