import { setTimeout as delay } from 'node:timers/promises';
import { hasPassed, readAgenda } from './case-facts';
import { holdSession } from './table-sessions';
import type { CasePlayer } from './case-player';
import { dateOf } from './dates';
import { DemoError } from './demo-error';
import { waitForPartner } from './handoff-waits';
import type { AgendaStep, OverdueStep, Step } from './script';

const lookEveryMs = 1_000;
const overdueWithinMs = 120_000;

/** Plays one case to its end. The pause after each step is for the reader; steps that stood already have none. */
export async function playCase(player: CasePlayer, paceMs: number): Promise<void> {
  let sessions = 0;
  for (const step of player.script.steps) {
    const happened = await playStep(player, step, sessions);
    if (step.kind === 'session') sessions += 1;
    if (happened) await delay(paceMs);
  }
}

async function playStep(player: CasePlayer, step: Step, sessions: number): Promise<boolean> {
  switch (step.kind) {
    case 'command':
      return player.command(step);
    case 'session':
      return holdSession(player, step, sessions);
    case 'overdue':
      return waitUntilOverdue(player, step);
    case 'agenda':
      return showAgenda(player, step, sessions - 1);
    case 'handoff-status':
    case 'handoff-overdue':
    case 'receipt':
      return waitForPartner(player, step);
  }
}

async function waitUntilOverdue(player: CasePlayer, step: OverdueStep): Promise<boolean> {
  const { around, caseNumber } = player;
  const attention = `${step.deadline}-overdue`;
  if (await hasPassed(around.client, caseNumber, step.deadline)) {
    player.attentionsSeen.add(attention);
    return false;
  }
  player.tell('', step.says);
  const until = Date.now() + overdueWithinMs;
  while (Date.now() < until) {
    const facts = await player.read();
    if (facts.attentions.includes(attention)) {
      player.remember(facts);
      player.tell('clock', `the ${step.deadline} deadline has passed`, facts);
      return true;
    }
    await delay(lookEveryMs);
  }
  throw new DemoError(
    `${caseNumber} did not get attention ${attention} in ${overdueWithinMs / 1_000} s. Does the policy have short terms (config/policy/demo.json)?`,
  );
}

async function showAgenda(player: CasePlayer, step: AgendaStep, last: number): Promise<boolean> {
  const session = (await player.read()).sessions[last];
  if (session === undefined) return false;
  const date = dateOf(session.startsAt);
  const { seats, slots } = await readAgenda(player.around.client, step.as, `${step.team}/${date}`);
  const taken = slots.filter((slot) => slot.caseNumber !== undefined).length;
  const replaced = seats.flatMap(({ role, member, standsInFor }) =>
    standsInFor === undefined ? [] : [`${member} sits in for ${standsInFor} (${role})`],
  );
  const used = `${taken} of ${slots.length} slots taken`;
  const who = replaced.join(', ') || 'nobody is away';
  player.tell(step.as, `reads the ${step.team} table of ${date}: ${used}; ${who}`);
  return true;
}
