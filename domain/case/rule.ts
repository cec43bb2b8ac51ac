import type { Terms } from '../policy/policy';
import type { Case } from './case';
import type { Command, CommandName } from './commands';
import type { Decided, Events, EventType } from './events';
import type { Refusal } from './refusal';

/** What a decision may know besides the case: the instant (UTC) and the terms of the municipality. */
export interface Context {
  readonly now: string;
  readonly terms: Terms;
}

/**
 * How one command is judged. Both are pure; `decide` is only asked when `refuse` found nothing.
 * Written as methods, so that the table of all rules can be walked as rules of any command.
 */
export interface CommandRule<Name extends CommandName> {
  readonly description: string;
  refuse(current: Case, command: Command<Name>, context: Context): Refusal | undefined;
  decide(current: Case, command: Command<Name>, context: Context): readonly Decided[];
}

export type CommandRules<Name extends CommandName> = { readonly [N in Name]: CommandRule<N> };

/** How each event changes the case; clocks and sequence are folded apart, for every event alike. */
export type Folds<Type extends EventType> = {
  readonly [T in Type]: (current: Case, data: Events[T], at: string) => Case;
};

/** The command's own fields, without who gave it and under which id: that stands beside the event. */
export function dataOf<Name extends CommandName>(
  command: Command<Name>,
): Omit<Command<Name>, 'commandId' | 'by'> {
  const { commandId: _commandId, by: _by, ...data } = command;
  return data;
}
