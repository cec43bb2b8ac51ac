import type { Effects } from '../../domain/effects/effects';
import type { Database } from '../../store/database';
import { readEntry } from '../../store/dossier';
import type { CaseKeys } from '../../store/keys/case-keys';

/** What people wrote, by its reference; one that is gone is left out. */
export type EffectsTexts = ReadonlyMap<string, string>;

/** Only what the page shows. */
export async function readEffectsTexts(
  { db, keys }: { readonly db: Database; readonly keys: CaseKeys },
  caseNumber: string,
  effects: Effects,
): Promise<EffectsTexts> {
  const refs = [
    effects.evaluation.successCriterionRef,
    effects.judged.explanationRef,
    ...effects.intervention.lines.map((line) => (line.kind === 'other' ? line.whatRef : undefined)),
  ].filter((ref) => ref !== undefined);
  const entries = await Promise.all(
    refs.map((ref) => readEntry(db, keys, { caseNumber, entryId: ref })),
  );
  return new Map(
    entries.flatMap((entry) =>
      typeof entry?.content === 'string' ? [[entry.entryId, entry.content] as const] : [],
    ),
  );
}
