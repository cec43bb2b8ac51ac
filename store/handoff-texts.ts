import type { Case, LifeDomain } from '../domain/case/case';
import type { AvailableContent } from '../domain/handoff/content';
import type { HandoffOrder } from '../domain/handoff/handoff';
import type { Database } from './database';
import { readStandingEntry } from './corrections';
import type { CaseKeys } from './keys/case-keys';

interface TextSource {
  readonly db: Database;
  readonly keys: CaseKeys;
}

/** All that a hand-off could say; what may go is chosen from it afterwards. Throws CaseErased. */
export async function readHandoffTexts(
  { db, keys }: TextSource,
  handoff: Pick<HandoffOrder, 'questionRef' | 'detailRefs'>,
  { caseNumber, personRef }: Pick<Case, 'caseNumber' | 'personRef'>,
): Promise<AvailableContent> {
  const contentOf = async (entryId: string) =>
    (await readStandingEntry(db, keys, { caseNumber, entryId }))?.content;
  const textOf = async (entryId: string) => {
    const content = await contentOf(entryId);
    return typeof content === 'string' ? content : undefined;
  };
  const details: Partial<Record<LifeDomain, string>> = {};
  for (const { category, ref } of handoff.detailRefs) {
    const text = await textOf(ref);
    if (text !== undefined) details[category] = text;
  }
  const question = await textOf(handoff.questionRef);
  const person = await personOf(
    { db, keys },
    { caseNumber, ...(personRef === undefined ? {} : { personRef }) },
  );
  return {
    ...(question === undefined ? {} : { question }),
    ...(person === undefined ? {} : { person }),
    details,
  };
}

/** What is known of the resident that a hand-off could say; undefined when nothing is. Throws CaseErased. */
export async function personOf(
  { db, keys }: TextSource,
  { caseNumber, personRef }: Pick<Case, 'caseNumber' | 'personRef'>,
): Promise<AvailableContent['person']> {
  if (personRef === undefined) return undefined;
  const entry = await readStandingEntry(db, keys, { caseNumber, entryId: personRef });
  return fieldsOf(entry?.content);
}

const personFields = ['name', 'birthDate', 'phone', 'email', 'address'] as const;
type Person = NonNullable<AvailableContent['person']>;

/** Field by field; nothing else of a person is ever told. */
export function fieldsOf(content: unknown): Person {
  if (typeof content !== 'object' || content === null) return {};
  const known = Object.entries(content);
  const person: { -readonly [Name in keyof Person]: string } = {};
  for (const name of personFields) {
    const value: unknown = known.find(([key]) => key === name)?.[1];
    if (typeof value === 'string') person[name] = value;
  }
  return person;
}
