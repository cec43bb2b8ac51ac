/** What colleagues call each other, and how they reach each other. */
export interface Directory {
  /** The code itself for who has no name here. */
  nameOf(member: string): string;
  /** The number at work. */
  phoneOf(member: string): string | undefined;
}

export interface Colleague {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

export function createDirectory(members: Readonly<Record<string, Colleague>>): Directory {
  const entryOf = (member: string) =>
    Object.hasOwn(members, member) ? members[member] : undefined;
  return {
    nameOf: (member) => entryOf(member)?.name ?? member,
    phoneOf: (member) => entryOf(member)?.phone,
  };
}
