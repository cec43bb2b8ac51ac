const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** Nine digits that pass the eleven-proof of the burgerservicenummer; not whether anybody has it. */
export function isBsn(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return sum % 11 === 0;
}
