/** People who are alike to the attacker. */
export interface Group {
  readonly size: number;
  /** How many of them have each trait. */
  readonly counts: readonly number[];
}

/** One world of counts, and what was published in it. */
export interface Published {
  readonly publication: string;
  readonly groups: readonly Group[];
}

export interface Attack {
  readonly publications: number;
  /** Values of single residents that somebody knows for sure after reading, in all worlds together. */
  readonly recovered: number;
  readonly examples: readonly string[];
}

/**
 * The attacker reads everything that was published, knows how it is computed, knows who took part and can tell groups
 * apart, but not who has which trait. A resident's value is recovered when in every world that gives the same
 * publication all of the group have the trait, or none. An insider is one of the group who takes themselves out: the
 * value of the others is recovered when all of the others have it, or none.
 */
export function attack(worlds: readonly Published[]): Attack {
  const alike = new Map<string, Published[]>();
  for (const world of worlds) {
    const known = alike.get(world.publication);
    if (known === undefined) alike.set(world.publication, [world]);
    else known.push(world);
  }
  const examples: string[] = [];
  let recovered = 0;
  for (const same of alike.values()) {
    const found = valuesIn(same);
    recovered += found.length * same.length;
    examples.push(...found.slice(0, 1));
  }
  return { publications: alike.size, recovered, examples };
}

/** What holds in all of these worlds, of all of a group or of all but one. */
function valuesIn(same: readonly Published[]): string[] {
  const [first] = same;
  return (first?.groups ?? []).flatMap(({ size, counts }, group) =>
    counts.flatMap((_count, trait) => {
      const seen = same.map((world) => world.groups[group]?.counts[trait] ?? 0);
      const name = `group ${group}, trait ${trait}`;
      return [
        ...(isOutsider(seen, size) ? [`${name}: outsider`] : []),
        ...insiderValues(seen, size).map((who) => `${name}: ${who}`),
      ];
    }),
  );
}

function isOutsider(seen: readonly number[], size: number): boolean {
  return size > 0 && (seen.every((count) => count === 0) || seen.every((count) => count === size));
}

/** Who has the trait knows that one of its count is themselves; who has it not, that one of the others is. */
function insiderValues(seen: readonly number[], size: number): readonly string[] {
  if (size < 2) return [];
  const asOneOfThem = seen.filter((count) => count > 0).map((count) => count - 1);
  const asAnother = seen.filter((count) => count < size);
  const tells = (others: readonly number[]) =>
    others.length > 0 &&
    (others.every((count) => count === 0) || others.every((count) => count === size - 1));
  return [
    ...(tells(asOneOfThem) ? ['insider with it'] : []),
    ...(tells(asAnother) ? ['insider without it'] : []),
  ];
}
