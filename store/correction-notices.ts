import type { Handoff } from '../domain/handoff/handoff';
import { caseNumberOf } from '../domain/handoff/handoff-id';
import type { DatabaseTransaction } from './database';
import { addNotices } from './notices';

/** Asks the case holder to phone a partner whom no message tells of a correction; once per correction and hand-off. */
export function askToPhone(
  trx: DatabaseTransaction,
  { handoffId, number, partner }: Pick<Handoff, 'handoffId' | 'number' | 'partner'>,
  { entryId, at }: { readonly entryId: string; readonly at: string },
): Promise<void> {
  const facts = { audience: ['case-holder'], at, n: number, partner } as const;
  const key = `${handoffId}/${entryId}/correction-untold`;
  return addNotices(trx, caseNumberOf(handoffId), [{ key, kind: 'correction-untold', facts }]);
}
