/** Ten digits and the letters but I, L, O and U, which are taken for 1, 1, 0 and V: 40 bits in eight of them. */
export const codeCharacters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeLength = 8;
/** How long a code opens a plan, and how long a plan stays open; DESIGN section 15. */
export const codeDays = 30;
export const sessionMinutes = 30;
/** Wrong tries of one address, within these minutes. */
export const mostTries = 5;
export const tryMinutes = 15;
/** So many wrong tries of all addresses within those minutes are no people who mistype. */
export const alarmingTries = 50;

const form = new RegExp(`^[${codeCharacters}]{${codeLength}}$`);

/** A code as it was typed, in the form it is kept in; undefined for what can be none. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .replaceAll(/[\s.-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return form.test(code) ? code : undefined;
}

/** A year of birth as it was typed. */
export function readBirthYear(typed: string): number | undefined {
  const year = typed.trim();
  return /^(19|20)\d\d$/.test(year) ? Number(year) : undefined;
}

/** As it stands on the letter: `7KQ4-M9TX`. */
export function writtenCode(code: string): string {
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;
}
