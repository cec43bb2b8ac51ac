import type { Commands } from '../../domain/case/commands';
import type { Team } from '../../domain/policy/policy';
import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import { claimSlot, releaseSlot } from '../../store/table-slots';
import { Problem } from '../problem';
import type { CommandDependencies, NamedCommand } from './command-route';

/**
 * A session takes its slot at the table before the case hears of it, so that two cases can't both get it. Gives the team
 * whose slot it is, or undefined when there is nothing to claim.
 */
export async function claimTableSlot(
  { db, without }: CommandDependencies,
  caseNumber: string,
  command: NamedCommand,
): Promise<Team | undefined> {
  if (command.name !== 'scheduleSession' || without.includes('slot-claims')) return undefined;
  const view = await readCase(db, caseNumber);
  if (view === undefined) return undefined;
  const { team } = view.current;
  const claim = slotOf(caseNumber, command.data, team);
  if (await claimSlot(db, claim, new Date().toISOString())) return team;
  throw new Problem(409, 'SLOT_TAKEN', 'Another case has this slot at the table.');
}

export async function releaseTableSlot(
  db: Database,
  caseNumber: string,
  command: NamedCommand,
): Promise<void> {
  if (command.name === 'scheduleSession')
    await releaseSlot(db, slotOf(caseNumber, command.data, ''));
}

function slotOf(
  caseNumber: string,
  { sessionId, startsAt }: Commands['scheduleSession'],
  team: string,
) {
  return { team, startsAt, caseNumber, sessionId };
}
