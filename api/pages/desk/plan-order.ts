/** A step of a plan, by number, and the steps it waits for. */
export interface Waiting {
  readonly number: number;
  readonly after: readonly number[];
}

/** Steps that wait for each other, each for the next and the last for the first; undefined when there are none. */
export function circleIn(steps: readonly Waiting[]): readonly number[] | undefined {
  const after = new Map(steps.map((step) => [step.number, step.after]));
  const ended = new Set<number>();
  const follow = (at: number, path: readonly number[]): readonly number[] | undefined => {
    const start = path.indexOf(at);
    if (start >= 0) return path.slice(start);
    if (ended.has(at)) return undefined;
    for (const next of after.get(at) ?? []) {
      const found = follow(next, [...path, at]);
      if (found !== undefined) return found;
    }
    ended.add(at);
    return undefined;
  };
  for (const { number } of steps) {
    const found = follow(number, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `Stap 2 wacht op stap 3, en stap 3 op stap 2`. */
export function circleWords(circle: readonly number[]): string {
  const [first = 0, ...others] = circle;
  const last = others.at(-1);
  if (last === undefined) return `Stap ${first} wacht op zichzelf`;
  const next = others.map((number, index) => {
    const isLast = index === others.length - 1;
    return `${isLast ? 'en ' : ''}stap ${number} op stap ${(isLast ? first : others[index + 1]) ?? first}`;
  });
  return [`Stap ${first} wacht op stap ${others[0] ?? first}`, ...next].join(', ');
}
