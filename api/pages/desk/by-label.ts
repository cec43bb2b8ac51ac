interface Labelled {
  readonly label: string;
}

/** In the order of a Dutch dictionary. */
export function byLabel(one: Labelled, other: Labelled): number {
  return one.label.localeCompare(other.label, 'nl');
}
