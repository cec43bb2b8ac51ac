import { setTimeout as delay } from 'node:timers/promises';
import { readHandoffs, readReceipt, type HandoffFacts } from './case-facts';
import type { CasePlayer } from './case-player';
import { DemoError } from './demo-error';
import type { HandoffOverdueStep, HandoffStatusStep, ReceiptStep, WaitStep } from './script';

const lookEveryMs = 1_000;
const patienceMs = 120_000;
const attention = 'handoff-overdue';
const settled = ['rejected', 'completed', 'failed', 'cancelled'];

/** Waits for what partners do; false when it stood already in an earlier run. */
export async function waitForPartner(player: CasePlayer, step: WaitStep): Promise<boolean> {
  switch (step.kind) {
    case 'handoff-status':
      return waitForStatus(player, step);
    case 'handoff-overdue':
      return waitForAttention(player, step);
    case 'receipt':
      return waitForReceipt(player, step);
  }
}

async function waitForStatus(player: CasePlayer, step: HandoffStatusStep): Promise<boolean> {
  const wanted = `hand-off to ${step.handoff} ${step.status}`;
  const found = await poll(player, wanted, async () => {
    const handoff = await handoffOf(player, step.handoff);
    if (handoff === undefined) return undefined;
    const { status } = handoff;
    if (status !== step.status && settled.includes(status))
      throw new DemoError(
        `${handoff.handoffId} to ${step.handoff} is ${status}, not ${step.status}.`,
      );
    return isThisFar(status, step.status) ? handoff : undefined;
  });
  if (found.looks === 1 && player.isCatchingUp) return false;
  const facts = await player.read();
  player.remember(facts);
  const { reason } = found.value;
  const because = reason === undefined ? '' : ` (${reason})`;
  player.tell(step.handoff, `${step.status}${because}: ${step.says}`, facts);
  return true;
}

/** A partner may be further by the time one looks. */
function isThisFar(status: string, wanted: HandoffStatusStep['status']): boolean {
  return status === wanted || (wanted === 'accepted' && status === 'in-progress');
}

async function waitForAttention(player: CasePlayer, step: HandoffOverdueStep): Promise<boolean> {
  const found = await poll(player, `attention ${attention}`, async () => {
    const facts = await player.read();
    if (facts.attentions.includes(attention)) return facts;
    const handoff = await handoffOf(player, step.handoff);
    return handoff !== undefined && settled.includes(handoff.status) ? facts : undefined;
  });
  player.attentionsSeen.add(attention);
  if (found.looks === 1 && player.isCatchingUp) return false;
  player.remember(found.value);
  player.tell('clock', step.says, found.value);
  return true;
}

async function waitForReceipt(player: CasePlayer, step: ReceiptStep): Promise<boolean> {
  const { around, caseNumber } = player;
  const basisId = player.idOf(step.basis);
  player.withdrawn.add(basisId);
  const found = await poll(player, `receipt of ${basisId} complete`, async () => {
    const receipt = await readReceipt(around.client, caseNumber, basisId);
    return receipt.isComplete ? receipt : undefined;
  });
  if (found.looks === 1 && player.isCatchingUp) return false;
  const said = found.value.handoffs.map(({ partner, state }) => `${partner} ${state}`);
  player.tell('', `${step.says}: ${said.join(', ')}`);
  return true;
}

/** Undefined while the list is a moment behind. */
async function handoffOf(player: CasePlayer, partner: string): Promise<HandoffFacts | undefined> {
  const handoffId = player.idOf(partner);
  const handoffs = await readHandoffs(player.around.client, player.caseNumber);
  return handoffs.find((each) => each.handoffId === handoffId);
}

async function poll<Value>(
  player: CasePlayer,
  wanted: string,
  look: () => Promise<Value | undefined>,
): Promise<{ value: Value; looks: number }> {
  const until = Date.now() + patienceMs;
  for (let looks = 1; Date.now() < until; looks += 1) {
    const value = await look();
    if (value !== undefined) return { value, looks };
    await delay(lookEveryMs);
  }
  throw new DemoError(
    `${player.caseNumber} did not see ${wanted} in ${patienceMs / 1_000} s. Do the partner systems run (logs of mail-server, webhook-partner and zaken-api)?`,
  );
}
