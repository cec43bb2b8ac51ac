import { setTimeout as delay } from 'node:timers/promises';
import { CommandResultSchema, parse, type CaseFacts } from './case-facts';
import { refused, type CasePlayer } from './case-player';
import { minuteOf } from './dates';
import { DemoError } from './demo-error';
import { describe, problemCode, type HubRequest } from './hub-client';
import type { SessionStep } from './script';

const mostTries = 20;
const readAgainMs = 500;
/** Another case was quicker, the slot began meanwhile, or an earlier run had scheduled this session. */
const readAgainOn = ['SLOT_TAKEN', 'SESSION_IN_PAST', 'SESSION_ALREADY_OPEN'];

/** `ordinal`: which session of the script, from 0; those before it are scheduled. */
export async function holdSession(
  player: CasePlayer,
  step: SessionStep,
  ordinal: number,
): Promise<boolean> {
  const session = await scheduled(player, step, ordinal);
  return player.command({
    kind: 'command',
    as: step.as,
    says: `${step.outcome.outcome === 'held' ? 'held' : 'missed'} ${step.plan.kind} session: ${step.says}`,
    name: 'session-outcome',
    method: 'POST',
    path: `/cases/{case}/sessions/${session.sessionId}/outcome`,
    body: step.outcome,
  });
}

async function scheduled(
  player: CasePlayer,
  step: SessionStep,
  ordinal: number,
): Promise<CaseFacts['sessions'][number]> {
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const facts = await player.read();
    const session = facts.sessions[ordinal];
    if (session !== undefined) return session;
    const { proposedSlotAt } = facts;
    if (proposedSlotAt === undefined) {
      // The view can be a moment behind the command that asked for a session.
      await delay(readAgainMs);
      continue;
    }
    await schedule(player, step, {
      startsAt: proposedSlotAt,
      key: `session-${ordinal}-try-${attempt}`,
    });
  }
  throw new DemoError(`${player.caseNumber} got no slot at the table in ${mostTries} tries.`);
}

/** The slot is part of the key: the same key always comes with the same body. */
async function schedule(
  player: CasePlayer,
  { as, plan }: SessionStep,
  { startsAt, key }: { readonly startsAt: string; readonly key: string },
): Promise<void> {
  const request: HubRequest = {
    as,
    method: 'POST',
    path: `/cases/${player.caseNumber}/sessions`,
    key: `demo-case-${player.script.number}-${key}-${startsAt}`,
    body: { ...plan, startsAt },
  };
  const answer = await player.around.client.send(request);
  const code = problemCode(answer);
  if (code !== undefined && readAgainOn.includes(code)) {
    player.tell(as, `wanted the slot of ${minuteOf(startsAt)}: ${code}, reads again`);
    return;
  }
  if (answer.status >= 300) throw refused(request, answer);
  const result = parse(CommandResultSchema, answer.body, describe(request));
  player.remember(result);
  player.tell(as, `schedules the ${plan.kind} session for ${minuteOf(startsAt)}`, result);
}
