import type { Case } from '../../domain/case/case';
import type { CaseEvent } from '../../domain/case/events';
import { readStandingEntry } from '../../store/corrections';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';

export interface TextParts {
  readonly db: Database;
  readonly keys: CaseKeys;
}

/** The kinds that were written for the resident to read: never a note of the table, and never what is confidential. */
const shownKinds = ['action', 'goal', 'solution', 'successCriterion', 'place', 'partner-note'];

export interface ReadTexts {
  /** By the reference that the case has, which stays when an entry is corrected. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was read, for the access log. */
  readonly entryIds: readonly string[];
}

/** Texts of one case by their references; what is not for the resident is left out. */
export async function readTexts(
  { db, keys }: TextParts,
  caseNumber: string,
  refs: readonly (string | undefined)[],
): Promise<ReadTexts> {
  const wanted = [...new Set(refs.filter((ref) => ref !== undefined))];
  const entries = await Promise.all(
    wanted.map(async (ref) => ({
      ref,
      entry: await readStandingEntry(db, keys, { caseNumber, entryId: ref }),
    })),
  );
  const found = entries.flatMap(({ ref, entry }) => {
    if (typeof entry?.content !== 'string') return [];
    return shownKinds.includes(entry.kind)
      ? [{ ref, text: entry.content, entryId: entry.entryId }]
      : [];
  });
  return {
    texts: new Map(found.map(({ ref, text }) => [ref, text])),
    entryIds: found.map(({ entryId }) => entryId),
  };
}

/** Where the texts of a plan are. */
export function planRefs(
  current: Case,
  events: readonly CaseEvent[],
): readonly (string | undefined)[] {
  return [
    ...(current.plan?.actions ?? []).map(({ whatRef }) => whatRef),
    ...(current.plan?.goals ?? []).map(({ whatRef }) => whatRef),
    current.intake?.solutionRef,
    current.intake?.successCriterionRef,
    ...events.map((event) => (event.type === 'sessionScheduled' ? event.data.placeRef : undefined)),
  ];
}
