/** What in a text may point to a person. */
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

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

// Every repetition is bounded: a long hostile text costs no more than its length.
const patterns: Readonly<Record<Exclude<Trait, 'citizen-number' | 'bank-account'>, RegExp>> = {
  'mail-address': /[\w.+-]{1,64}\s?(@|\(at\)|\[at\])\s?[\w-]{1,63}(\.[\w-]{1,63})+/i,
  'phone-number':
    /(?<![\d+])(?:(?:\+|00)31[\s.-]?(?:\(0\))?|\(?0)[\s().-]{0,3}(?:[1-9](?:[\s().-]{0,3}\d){8})(?!\d)|(?<!\d)\+(?!31)\d(?:[\s.-]?\d){8,13}(?!\d)/,
  'home-address': new RegExp(addressForms().join('|'), 'u'),
  'birth-date': new RegExp(birthForms().join('|'), 'iu'),
  'case-number': /\bOK[\s-]?\d{4}[\s-]\d{3,}/i,
  'name-with-title':
    /(?<!\p{L})(?:[Mm]evrouw|[Mm](?:evr|w)\.?|[Mm](?:e|ij)neer|[Dd]e heer|[Dd]?[Hh]r\.?|[Ff]amilie|[Ff]am\.|[Dd]rs?\.|[Mm]r\.|[Ii]r\.|[Ii]ng\.)\s{1,3}(?:(?:[Vv]an|[Dd]en?|[Dd]er|[Hh]et|['’]t|[Tt]e[nr]?|[Ee]l|[Aa]l|[Bb]en)\s{1,3}){0,3}\p{Lu}[\p{L}'’.-]/u,
};

function addressForms(): readonly string[] {
  const postcode = '[1-9]\\d{3}\\s?[A-Z]{2}';
  const number = '\\d{1,5}\\s?[a-zA-Z]?';
  const street = '\\p{L}{1,30}(?:straat|laan|plein|dreef|singel|gracht|kade|steeg)';
  return [
    `(?<!\\d)${postcode}(?![\\p{L}\\d])[\\s,.]{0,3}(?:(?:huis)?nr?\\.?|huisnummer)?\\s?\\d{1,5}(?!\\d)`,
    `(?<!\\d)[1-9]\\d{3}[a-z]{2}[\\s,.]{1,3}\\d{1,5}(?!\\d)`,
    `(?<!\\d)${number}[,\\s]{1,3}${postcode}(?![\\p{L}\\d])`,
    `${street}\\s${number}(?![\\p{L}\\d])`,
  ];
}

function birthForms(): readonly string[] {
  const months =
    'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december';
  const written = `\\d{1,2}\\s(?:${months})`;
  const figures = '\\d{1,2}[-/.]\\d{1,2}[-/.]';
  const born = '(?<!\\p{L})(?:geb\\.|geboren|geboortedatum)';
  return [
    `${born}[^.\\n\\d]{0,25}(?:${figures}\\d{2}|${written}\\s\\d{4}|\\d{4}-\\d{2}-\\d{2})`,
    // A date in figures, long enough ago to be somebody's; laws are dated in words.
    `(?<!\\d)${figures}(?:19\\d{2}|200\\d|201[0-2])(?!\\d)`,
    `(?<!\\d)(?:19\\d{2}|200\\d|201[0-2])-\\d{2}-\\d{2}(?!\\d)`,
    `(?<!(?:wet|besluit|regeling|verordening|uitspraak) van )(?<!\\d)${written}\\s19\\d{2}(?!\\d)`,
  ];
}

/** What looks personal in a text, each kind once. A name without a title cannot be told from other words. */
export function traitsOf(text: string): readonly Trait[] {
  const read = text.normalize('NFKC').replaceAll(invisible, '');
  return traits.filter((trait) => {
    if (trait === 'citizen-number') return hasCitizenNumber(read);
    if (trait === 'bank-account') return hasBankAccount(read);
    return patterns[trait].test(read);
  });
}

/** Nine digits that pass the test of eleven of the burgerservicenummer. */
function hasCitizenNumber(text: string): boolean {
  const runs = text.match(/(?<![\d.,-])(?<!€\s?)\d(?:[\s.-]?\d){8}(?![\d]|,\d)/g) ?? [];
  return runs.some((run) => {
    const digits = Array.from(run.replaceAll(/\D/g, ''), Number);
    const sum = digits.reduce((total, digit, at) => total + digit * (at === 8 ? -1 : 9 - at), 0);
    return sum !== 0 && sum % 11 === 0;
  });
}

const dutchAccount = /(?<![A-Z\d])NL\d{2}\s?[A-Z]{4}(?:\s?\d){10}(?!\d)/i;

/** A Dutch IBAN, also one with a slip of the pen, or a foreign one that adds up (ISO 7064, mod 97). */
function hasBankAccount(text: string): boolean {
  if (dutchAccount.test(text)) return true;
  const runs = text.match(/(?<![A-Z\d])[A-Z]{2}\d{2}(?:\s?[A-Z\d]){11,30}(?![A-Z\d])/g) ?? [];
  return runs.some((run) => {
    const account = run.replaceAll(/\s/g, '');
    const moved = account.slice(4) + account.slice(0, 4);
    const digits = Array.from(moved, (sign) => String(Number.parseInt(sign, 36))).join('');
    return Array.from(digits, Number).reduce((rest, digit) => (rest * 10 + digit) % 97, 0) === 1;
  });
}
