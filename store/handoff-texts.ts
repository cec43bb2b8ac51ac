import type { Case, LifeDomain } from '../domain/case/case';
import type { AvailableContent } from '../domain/handoff/content';
import type { HandoffOrder } from '../domain/handoff/handoff';
import type { Database } from './database';
import { readEntry } from './dossier';

/** All that a hand-off could say; what may go is chosen from it afterwards. */
export async function readHandoffTexts(
  db: Database,
  handoff: Pick<HandoffOrder, 'questionRef' | 'detailRefs'>,
  { caseNumber, personRef }: Pick<Case, 'caseNumber' | 'personRef'>,
): Promise<AvailableContent> {
  const details: Partial<Record<LifeDomain, string>> = {};
  for (const { category, ref } of handoff.detailRefs) {
    const text = await readText(db, caseNumber, ref);
    if (text !== undefined) details[category] = text;
  }
  const question = await readText(db, caseNumber, handoff.questionRef);
  const person =
    personRef === undefined
      ? undefined
      : fieldsOf((await readEntry(db, caseNumber, personRef))?.content);
  return {
    ...(question === undefined ? {} : { question }),
    ...(person === undefined ? {} : { person }),
    details,
  };
}

async function readText(
  db: Database,
  caseNumber: string,
  ref: string,
): Promise<string | undefined> {
  const content = (await readEntry(db, caseNumber, ref))?.content;
  return typeof content === 'string' ? content : undefined;
}

const personFields = ['name', 'birthDate', 'phone', 'email', 'address'] as const;
type Person = NonNullable<AvailableContent['person']>;

function fieldsOf(content: unknown): Person {
  if (typeof content !== 'object' || content === null) return {};
  const known = Object.entries(content);
  const person: { -readonly [Name in keyof Person]: string } = {};
  for (const name of personFields) {
    const value: unknown = known.find(([key]) => key === name)?.[1];
    if (typeof value === 'string') person[name] = value;
  }
  return person;
}
