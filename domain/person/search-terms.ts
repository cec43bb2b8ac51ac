export const searchTermKinds = ['bsn', 'name-and-birth-date'] as const;
export type SearchTermKind = (typeof searchTermKinds)[number];

/** What a person is found by, written in one way only; it is hashed before it is kept or looked for. */
export interface SearchTerm {
  readonly kind: SearchTermKind;
  readonly text: string;
}

/** The terms that what is known of a person gives; anything that has not the form of a field gives none. */
export function searchTermsOf(person: unknown): readonly SearchTerm[] {
  if (typeof person !== 'object' || person === null) return [];
  const fields = new Map<string, unknown>(Object.entries(person));
  const [bsn, name, birthDate] = ['bsn', 'name', 'birthDate'].map((field) => fields.get(field));
  const words = typeof name === 'string' ? wordsOf(name) : '';
  const isNamed = words !== '' && typeof birthDate === 'string';
  return [
    ...(typeof bsn === 'string' ? [{ kind: 'bsn', text: bsn } as const] : []),
    ...(isNamed ? [{ kind: 'name-and-birth-date', text: `${birthDate} ${words}` } as const] : []),
  ];
}

/** The same for `Vries, José de` and `jose de vries`: letters and digits in lower case, words in the order of the alphabet. */
function wordsOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.toSorted().join(' ');
}
