import type { Role } from '../access/role';

/** The purposes of commands, as the table of access has them. */
export type CommandPurpose = 'work' | 'triage' | 'decide-budget';

/** Who looks at a case: in which role they may do what here, and for whom they act. */
export interface Viewer {
  /** Member code. */
  readonly subject: string;
  readonly organisation: string;
  /** The role in which a command of this purpose may be given; absent where it may not. */
  readonly rights: Readonly<Partial<Record<CommandPurpose, Role>>>;
  /** The subject, and whom they replace now. Member codes. */
  readonly actsFor: readonly string[];
}
