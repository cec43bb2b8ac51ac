/** Whether everything that is wanted is found, at any depth; what else is found does not matter, but in lists. */
export function agrees(found: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return found === wanted;
  if (typeof found !== 'object' || found === null) return false;
  if (Array.isArray(wanted) && (!Array.isArray(found) || found.length !== wanted.length))
    return false;
  const there = new Map<string, unknown>(Object.entries(found));
  return Object.entries(wanted).every(([name, part]) => agrees(there.get(name), part));
}
