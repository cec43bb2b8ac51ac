import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/case/case';
import { commandRules } from '../../domain/case/command-rules';
import type { Command } from '../../domain/case/commands';
import { refusals } from '../../domain/case/refusal';
import type { CommandRule } from '../../domain/case/rule';
import type { CommandName } from '../../domain/case/commands';
import { readCase } from '../../store/case-view';
import { removeEntriesOf, writeEntries } from '../../store/dossier';
import { isDelivered } from '../../store/inbox';
import { Problem } from '../problem';
import type { Answer } from '../route';
import { answerOnce, type KeyedRequest } from './answer-once';
import { actorOf } from './actor';
import { claimTableSlot, releaseTableSlot } from './claim-table-slot';
import type { CommandContext, CommandDependencies, NamedCommand } from './command-route';
import { commandDeadline, engineAway, sendCommand } from './engine';
import { collectTexts } from './texts';
import { unknownCase } from './unknown-case';

export interface CommandRequest extends KeyedRequest {
  readonly caller: Actor;
  readonly caseNumber: string;
  readonly status: number;
  toCommand(context: CommandContext): NamedCommand;
}

/** Texts to the dossier, claim on the table, update on the case; what a refused command left is taken back. */
export async function runCommand(
  dependencies: CommandDependencies,
  request: CommandRequest,
): Promise<Answer> {
  if (dependencies.without.includes('idempotency-keys'))
    return give(dependencies, request, randomUUID());
  return answerOnce(dependencies.db, request, (commandId) =>
    give(dependencies, request, commandId),
  );
}

async function give(
  dependencies: CommandDependencies,
  request: CommandRequest,
  commandId: string,
): Promise<Answer> {
  const { db, keys, engine, queue } = dependencies;
  const { caller, caseNumber, status } = request;
  const texts = collectTexts({ caseNumber, writtenBy: caller.subject, commandId });
  const named = request.toCommand({ texts, commandId });
  const command: Command = { ...named.data, commandId, by: actorOf(caller) };
  await writeEntries(db, keys, texts.entries);
  try {
    const claimedTeam = await claimTableSlot(dependencies, caseNumber, named);
    const claimed = claimedTeam === undefined ? command : { ...command, claimedTeam };
    const sent = { caseNumber, name: named.name, command: claimed, deadline: commandDeadline() };
    const result = await queue.run(caseNumber, () => sendCommand(engine, sent));
    return { status, body: result };
  } catch (error) {
    const problem = await explain(dependencies, caseNumber, named.name, { command, error });
    if (problem instanceof Problem && problem.status < 500) {
      await removeEntriesOf(db, commandId);
      await releaseTableSlot(db, caseNumber, named);
    }
    throw problem;
  }
}

/** A case that the engine does not run: unknown, not started yet, or ended for good. */
async function explain(
  { db, policy }: CommandDependencies,
  caseNumber: string,
  name: CommandName,
  { command, error }: { readonly command: Command; readonly error: unknown },
): Promise<unknown> {
  if (!(error instanceof Problem) || error.code !== 'CASE_NOT_RUNNING') return error;
  const view = await readCase(db, caseNumber);
  if (view === undefined) return unknownCase();
  if (view.current.isEnded !== true || !(await isDelivered(db, caseNumber)))
    return engineAway(error);
  const rule: CommandRule<CommandName> = commandRules[name];
  const context = { now: new Date().toISOString(), terms: policy.terms };
  const refusal = rule.refuse(view.current, command, context) ?? 'CASE_CLOSING';
  return new Problem(409, refusal, refusals[refusal]);
}
