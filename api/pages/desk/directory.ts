/** What colleagues call each other, and how they reach each other. */
export interface Directory {
  /** The code itself for who has no name here. */
  nameOf(member: string): string;
  /** The number at work. */
  phoneOf(member: string): string | undefined;
  /** Member codes. */
  readonly projectLeaders: readonly string[];
}

export interface Colleague {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

export interface Colleagues {
  readonly members: Readonly<Record<string, Colleague>>;
  readonly projectLeaders: readonly string[];
}

export function createDirectory({ members, projectLeaders }: Colleagues): Directory {
  const entryOf = (member: string) =>
    Object.hasOwn(members, member) ? members[member] : undefined;
  return {
    nameOf: (member) => entryOf(member)?.name ?? member,
    phoneOf: (member) => entryOf(member)?.phone,
    projectLeaders,
  };
}
