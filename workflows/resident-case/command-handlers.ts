import { ApplicationFailure, log, setHandler } from '@temporalio/workflow';
import { apply } from '../../domain/case/apply';
import { commandRules } from '../../domain/case/command-rules';
import type { Command, CommandName } from '../../domain/case/commands';
import { refusals } from '../../domain/case/refusal';
import type { CommandRule } from '../../domain/case/rule';
import { throwIfRefused as throwIfRefusedPayload } from '../refused';
import { accept, contextNow, type CaseShell } from './case-shell';
import { checkUsable } from './operator-view';
import {
  commandResult,
  commandUpdate,
  isCommandName,
  type CommandResult,
} from './resident-case-messages';

/** One update per command under its own name, so that the timeline in the Temporal UI reads as the case's story. */
export function registerCommands(shell: CaseShell): void {
  Object.keys(commandRules)
    .filter(isCommandName)
    .forEach((name) => {
      registerCommand(shell, name);
    });
}

function registerCommand(shell: CaseShell, name: CommandName): void {
  const rule: CommandRule<CommandName> = commandRules[name];
  setHandler(commandUpdate(name), (command) => orDefect(name, () => handle(shell, rule, command)), {
    description: rule.description,
    validator: (command: Command) => {
      throwIfRefusedPayload(command);
      refuseIncomplete(command);
      orDefect(name, () => {
        throwIfRefused(shell, rule, command);
      });
    },
  });
}

function handle(shell: CaseShell, rule: CommandRule<CommandName>, command: Command): CommandResult {
  const { commandId, by } = command;
  if (shell.seen.includes(commandId)) return commandResult(shell.current, commandId);
  // Two updates of one workflow task may both have been validated before the first of them was handled.
  throwIfRefused(shell, rule, command);
  const context = contextNow(shell);
  const decided = rule.decide(shell.current, command, context);
  const applied = apply(shell.current, decided, { at: context.now, by, commandId });
  checkUsable(applied);
  accept(shell, applied);
  shell.seen = [...shell.seen, commandId];
  shell.handled += 1;
  return commandResult(shell.current, commandId);
}

/** A repeat is never refused: it gets the present result again. */
function throwIfRefused(shell: CaseShell, rule: CommandRule<CommandName>, command: Command): void {
  if (shell.seen.includes(command.commandId)) return;
  const refusal = rule.refuse(shell.current, command, contextNow(shell));
  if (refusal !== undefined) throw ApplicationFailure.nonRetryable(refusals[refusal], refusal);
}

/** The API always sends these; a hand in the Temporal UI might not. */
function refuseIncomplete(
  command: { readonly commandId?: unknown; readonly by?: unknown } | undefined,
): void {
  const { commandId, by } = command ?? {};
  if (typeof commandId === 'string' && typeof by === 'object' && by !== null) return;
  throw ApplicationFailure.nonRetryable('A command needs commandId and by.', 'COMMAND_INCOMPLETE');
}

/** A plain Error in a handler would wedge the whole case; the caller gets a code and the log raises the alarm. */
function orDefect<Result>(name: CommandName, decide: () => Result): Result {
  try {
    return decide();
  } catch (error) {
    if (error instanceof ApplicationFailure) throw error;
    log.error('defect in a command handler', {
      command: name,
      kind: error instanceof Error ? error.name : 'unknown',
    });
    throw ApplicationFailure.nonRetryable('Defect', 'DEFECT');
  }
}
