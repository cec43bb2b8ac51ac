import type { Case } from '../case/case';
import { commandRules } from '../case/command-rules';
import type { Command, CommandName } from '../case/commands';
import type { Refusal } from '../case/refusal';
import type { CommandRule } from '../case/rule';
import type { Terms } from '../policy/policy';
import { probesOf, type Choice, type Probe, type ProbeContext } from './probes';
import type { CommandPurpose, Viewer } from './viewer';

/** One command of this case, and why this viewer cannot give it now; without a refusal they can. */
export interface AvailableCommand {
  readonly name: CommandName;
  readonly about?: string;
  readonly choice?: Choice;
  readonly refusal?: Refusal | 'ACCESS_NOT_ALLOWED';
}

export interface AvailabilityContext extends ProbeContext {
  readonly terms: Terms;
}

const purposes: Readonly<Partial<Record<CommandName, CommandPurpose>>> = {
  acceptReferral: 'triage',
  redirectReferral: 'triage',
  decideBudget: 'decide-budget',
};

/**
 * Every command with what it can be about in this case, judged by the rules that will judge it when it is given. What is
 * refused here is refused whatever is filled in; what is not refused here is accepted when it is filled in well.
 */
export function availableCommands(
  current: Case,
  viewer: Viewer,
  context: AvailabilityContext,
): readonly AvailableCommand[] {
  const judged = new Map<string, AvailableCommand>();
  for (const probe of probesOf(current, context)) {
    const { name, about, choice } = probe;
    const key = [name, about, choice].join('/');
    const known = judged.get(key);
    if (known !== undefined && known.refusal === undefined) continue;
    const refusal = refusalOf(current, probe, viewer, context);
    // The first says why; a later one counts only when it may be given after all.
    if (known !== undefined && refusal !== undefined) continue;
    judged.set(key, {
      name,
      ...(about === undefined ? {} : { about }),
      ...(choice === undefined ? {} : { choice }),
      ...(refusal === undefined ? {} : { refusal }),
    });
  }
  return [...judged.values()];
}

function refusalOf(
  current: Case,
  { name, data }: Probe,
  { subject, organisation, rights }: Viewer,
  context: AvailabilityContext,
): AvailableCommand['refusal'] {
  const role = rights[purposes[name] ?? 'work'];
  if (role === undefined) return 'ACCESS_NOT_ALLOWED';
  const by = { subject, organisation, role };
  const command: Command = { ...data, commandId: 'probe', by };
  const rule: CommandRule<CommandName> = commandRules[name];
  return rule.refuse(current, command, context);
}
