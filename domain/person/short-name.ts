/**
 * A name as lists show it: the first name and the initial of the last, "Noor V." of Noor de Voorbeeld. What is written
 * without capitals, such as "de" and "van der", is no last name where another word is.
 */
export function shortName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/u);
  const last = rest.findLast((word) => /^\p{Lu}/u.test(word)) ?? rest.at(-1);
  const initial = [...(last ?? '')].at(0);
  return initial === undefined ? first : `${first} ${initial.toUpperCase()}.`;
}
