import type { Client } from '@temporalio/client';
import type { PartnerAnswer } from '../../domain/handoff/answer';
import type { Handoff } from '../../domain/handoff/handoff';
import {
  handoffWorkflowId,
  partnerAnsweredSignal,
} from '../../workflows/partner-handoff/partner-handoff-messages';
import { handoff } from './case-builders';
import { eventually } from './eventually';
import type { TestCase } from './test-case';

/** Hands the action that can start at once off to the stand-in partner; resolves to the id of the hand-off. */
export async function handOff(
  testCase: TestCase,
  overrides: Parameters<typeof handoff>[0] = {},
): Promise<string> {
  const asked = handoff({ actionId: 'a-1', ...overrides });
  const { handoffId = '' } = await testCase.give('requestHandoff', asked);
  return handoffId;
}

/** The last hand-off of the case as the database has it, once it is as asked. */
export function handoffOf(
  testCase: TestCase,
  until: (handoff: Handoff) => boolean,
): Promise<Handoff> {
  return eventually(async () => {
    const last = (await testCase.current()).handoffs?.at(-1);
    return last !== undefined && until(last) ? last : undefined;
  }, 'a hand-off in that state');
}

/** What the partner says, as the relay brings it. */
export async function say(
  client: Client,
  handoffId: string,
  said: Pick<PartnerAnswer, 'status' | 'sequence'> & Partial<PartnerAnswer>,
): Promise<void> {
  const answer: PartnerAnswer = {
    answerId: `${handoffId}-answer-${String(said.sequence)}`,
    handoffId,
    partner: 'viveste',
    receivedAt: new Date().toISOString(),
    ...said,
  };
  await client.workflow
    .getHandle(handoffWorkflowId(handoffId))
    .signal(partnerAnsweredSignal, answer);
}
