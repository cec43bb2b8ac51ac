import { composeReceipt, type Receipt } from '../../domain/basis/receipt';
import { readCase } from '../../store/case-view';
import { egressOf } from '../../store/egress-log';
import { unknownCase } from '../commands/unknown-case';
import { readTexts } from './plan-texts';
import { carriesContent, namesIn, registersOf, type PlanParts } from './read-plan';
import type { ResidentReceipt } from './resident-plan';

export interface ReadReceipts {
  /** One for each consent of which something was taken back, the latest first. */
  readonly receipts: readonly ResidentReceipt[];
  readonly entryIds: readonly string[];
}

/** Who had what, who confirmed that it is gone, and what stays and why. */
export async function readReceipts(parts: PlanParts, caseNumber: string): Promise<ReadReceipts> {
  const { db, partners } = parts;
  const view = await readCase(db, caseNumber);
  if (view === undefined) throw unknownCase();
  const { current } = view;
  const egress = await egressOf(db, caseNumber);
  const now = new Date().toISOString();
  const found = (await registersOf(db, current)).flatMap((register) => {
    const facts = { current, register, egress, now, carriesContent: carriesContent(partners) };
    return composeReceipt(facts) ?? [];
  });
  const refs = found.flatMap(({ handoffs }) => handoffs.map(({ noteRef }) => noteRef));
  const { texts, entryIds } = await readTexts(parts, caseNumber, refs);
  const nameOf = namesIn(partners);
  const receipts = found
    .map((receipt) => toResident(receipt, texts, (code) => nameOf(code) ?? code))
    .toSorted((a, b) => (a.withdrawnAt < b.withdrawnAt ? 1 : -1));
  return { receipts, entryIds };
}

function toResident(
  { withdrawnAt, isComplete, handoffs, stays }: Receipt,
  texts: ReadonlyMap<string, string>,
  nameOf: (code: string) => string,
): ResidentReceipt {
  return {
    withdrawnAt,
    isComplete,
    partners: handoffs.map(({ handoffId: _id, noteRef, ...line }) => {
      const note = texts.get(noteRef ?? '');
      return { ...line, name: nameOf(line.partner), ...(note === undefined ? {} : { note }) };
    }),
    stays: stays.map(({ handoffId: _id, basisId: _basis, ...line }) => ({
      ...line,
      name: nameOf(line.partner),
    })),
  };
}
