import { shortName } from '../../domain/person/short-name';
import type { Database } from '../../store/database';
import { readTexts } from '../../store/dossier-texts';
import type { CaseKeys } from '../../store/keys/case-keys';

interface Dependencies {
  readonly db: Database;
  readonly keys: CaseKeys;
}

/** What lists call the residents of these cases, by case number; who gave no name is left out. */
export async function readNames(
  { db, keys }: Dependencies,
  caseNumbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const persons = await readTexts(db, keys, { caseNumbers: [...new Set(caseNumbers)] });
  return new Map(
    [...persons.values()].flatMap(({ caseNumber, content }) => {
      const name = nameIn(content);
      return name === undefined ? [] : [[caseNumber, shortName(name)] as const];
    }),
  );
}

function nameIn(person: unknown): string | undefined {
  const isNamed = typeof person === 'object' && person !== null && 'name' in person;
  return isNamed && typeof person.name === 'string' ? person.name : undefined;
}
