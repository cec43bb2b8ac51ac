/** What the journeys type about somebody who does not exist. */
export const resident = {
  name: 'Noor Verzinsel',
  first: 'Noor',
  phone: '06 - 00 00 00 07',
  birthDate: '1985-03-14',
  story: 'Geen adres, daarom geen uitkering.',
} as const;

/** None of these may be in a title or an address. */
export const personal = ['noor', 'verzinsel', '00 00 07', '1985'] as const;

export interface Theme {
  readonly code: string;
  /** As the page begins it. */
  readonly words: string;
}

/** One for each way: an edition says a theme is new once. */
export const themes: readonly [Theme, Theme, Theme] = [
  { code: 'rules-that-block-each-other', words: 'Regels die elkaar blokkeren' },
  { code: 'waiting-list', words: 'Wachtlijst' },
  { code: 'no-emergency-housing', words: 'Geen noodopvang' },
];

/** What one journey leaves for the next. */
export interface Story {
  /** What this case is a signal of. */
  readonly theme: Theme;
  caseNumber?: string;
  /** Of the letter. */
  code?: string;
  link?: string;
}

/** What an earlier journey must have left. */
export function left(value: string | undefined): string {
  if (value === undefined) throw new Error('An earlier journey left nothing to go on with.');
  return value;
}
