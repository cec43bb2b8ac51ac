/** What a text may hold that points at a person. */
export const traits = [
  'mail-address',
  'phone-number',
  'citizen-number',
  'home-address',
  'birth-date',
  'bank-account',
  'case-number',
  'name-with-title',
] as const;
export type Trait = (typeof traits)[number];

const patterns: Readonly<Record<Exclude<Trait, 'citizen-number'>, RegExp>> = {
  'mail-address': /[\w.+-]+@[\w-]+\.[\w.-]+/,
  'phone-number': /(?<!\d)(?:\+31|0031|0)[\s-]?[1-9](?:[\s-]?\d){8}(?!\d)/,
  // A Dutch postcode and the number of a house, in either order.
  'home-address':
    /\b[1-9]\d{3}\s?[A-Z]{2}\b|\b[A-Z][a-zë]+(?:straat|weg|laan|plein|dijk|hof|pad|kade|singel)\s\d+/,
  'birth-date':
    /\b(?:geboren|geb\.|geboortedatum)\b|\b(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\d{2}\b/i,
  'bank-account': /\b[A-Z]{2}\d{2}\s?[A-Z]{4}\s?\d{4}\s?\d{4}\s?\d{2}\b/,
  'case-number': /\bOK-\d{4}-\d{5,}\b/i,
  'name-with-title':
    /\b(?:[Mm]evrouw|[Mm]eneer|[Mm]w\.|[Dd]hr\.|[Mm]r\.|[Dd]rs\.|[Ff]amilie)\s(?:(?:van|de|den|der|ten|ter)\s)*[A-Z]\p{L}+/u,
};

/** What in a text points at a person; a text for the policy group must have none of it. */
export function traitsOf(text: string): readonly Trait[] {
  return traits.filter((trait) =>
    trait === 'citizen-number' ? hasCitizenNumber(text) : patterns[trait].test(text),
  );
}

/** Nine digits that pass the eleven test, as a BSN does; amounts and phone numbers rarely do. */
function hasCitizenNumber(text: string): boolean {
  const runs = text.match(/(?<!\d)\d(?:[\s.-]?\d){8}(?!\d)/g) ?? [];
  return runs.some((run) => passesElevenTest(run.replaceAll(/\D/g, '')));
}

function passesElevenTest(digits: string): boolean {
  const sum = Array.from(digits, Number).reduce(
    (total, digit, place) => total + digit * (place === 8 ? -1 : 9 - place),
    0,
  );
  return sum % 11 === 0 && sum !== 0;
}
