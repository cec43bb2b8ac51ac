import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { readCase, type CaseView } from '../../store/case-view';
import type { Database } from '../../store/database';
import { unknownCase } from './unknown-case';

const longestWaitMs = 2_000;
const lookEveryMs = 30;

export const atLeast = z.coerce.number().int().min(0).default(0).meta({
  description: 'A sequence number from an answer: the read waits up to 2 s until the view has it.',
});

/** The view once it holds this sequence number; after 2 s, as far as it has come. Throws 404 for an unknown case. */
export async function readAtLeast(
  db: Database,
  caseNumber: string,
  sequence: number,
): Promise<CaseView> {
  const until = Date.now() + longestWaitMs;
  for (;;) {
    const view = await readCase(db, caseNumber);
    if (view === undefined) throw unknownCase();
    if (view.current.sequence >= sequence || Date.now() >= until) return view;
    await delay(lookEveryMs);
  }
}
