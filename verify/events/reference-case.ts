import { z } from 'zod';
import { ask, askFor } from '../support/ask';
import type { ApiRequest, Caller } from '../support/caller';

const ReferredSchema = z.object({ caseNumber: z.string() });
const SequenceSchema = z.object({ sequence: z.int() });
const CaseSchema = z.object({
  proposedSlotAt: z.string().optional(),
  sessions: z.array(z.object({ sessionId: z.string() })),
});

const dayMs = 86_400_000;
const text = 'Made up for a proof.';

export interface Stage {
  readonly caller: Caller;
  readonly api: string;
  /** Makes the Idempotency-Key of each step. */
  readonly keyOf: (step: string) => string;
}

export interface Pace {
  /** After each command, before the next. */
  readonly afterEach: (caseNumber: string, sequence: number) => Promise<void>;
  /** How often each command is sent, with one key. */
  readonly times: 1 | 2;
  /** Whether the three actions are completed at the same moment. */
  readonly isTogether: boolean;
  /** How many attempts to be in contact come on top of the course. */
  readonly contacts: number;
}

/** The reference case: from referral to evaluation, with one session and a plan of three actions; its number. */
export async function playReferenceCase(stage: Stage, pace: Pace): Promise<string> {
  const { caller, api, keyOf } = stage;
  const refer = { method: 'POST', path: '/cases', body: referralBody } as const;
  const referred = await askFor(caller, api, { ...refer, key: keyOf('referral') });
  const { caseNumber } = ReferredSchema.parse(referred);
  await pace.afterEach(caseNumber, 1);
  const give = (path: string, body: unknown) =>
    giveCommand(stage, pace, caseNumber, { method: 'POST', path, body });
  const read = async (sequence: number) => {
    const path = `/cases/${caseNumber}?atLeast=${sequence}`;
    return CaseSchema.parse(await askFor(caller, api, { method: 'GET', path }));
  };

  await give('referral-decision', { decision: 'accept', team: 'adult', caseHolder: 'wc-01' });
  const { proposedSlotAt } = await read(await give('intake', intakeBody));
  const scheduled = await give('sessions', { kind: 'first', startsAt: proposedSlotAt });
  const [session] = (await read(scheduled)).sessions;
  await give(`sessions/${session?.sessionId ?? 'none'}/outcome`, outcomeBody);
  await give('plan', planBody());
  await give('call-back-attempts', callBackBody);
  for (let number = 1; number <= pace.contacts; number += 1)
    await give('contact-attempts', { ...contactBody, note: `Attempt ${number}.` });
  await completeActions(stage, pace, caseNumber);
  await give('closure', { outcome: 'breakthrough', explanation: text });
  await give('evaluation', evaluationBody);
  return caseNumber;
}

/** Resolves to the sequence number of the answer. */
async function giveCommand(
  { caller, api, keyOf }: Stage,
  pace: Pace,
  caseNumber: string,
  { method, path, body }: ApiRequest,
): Promise<number> {
  const key = keyOf(`${path} ${JSON.stringify(body)}`);
  const request = { method, path: `/cases/${caseNumber}/${path}`, body, key };
  const { sequence } = SequenceSchema.parse(await askFor(caller, api, request));
  await pace.afterEach(caseNumber, sequence);
  if (pace.times === 2) {
    const repeated = SequenceSchema.safeParse((await ask(caller, api, request)).body);
    await pace.afterEach(caseNumber, repeated.data?.sequence ?? sequence);
  }
  return sequence;
}

async function completeActions(stage: Stage, pace: Pace, caseNumber: string): Promise<void> {
  const body = { status: 'completed', result: text };
  const complete = (id: string) =>
    giveCommand(stage, pace, caseNumber, { method: 'PATCH', path: `actions/${id}`, body });
  if (pace.isTogether) await Promise.all(actionIds.map(complete));
  else for (const id of actionIds) await complete(id);
}

const actionIds = ['a1', 'a2', 'a3'];
const referralBody = { source: 'social-team', team: 'adult', lifeDomains: ['debts'], story: text };
const intakeBody = { lifeDomains: ['debts', 'housing'], firstPriority: 'debts', solution: text };
const outcomeBody = { outcome: 'held', attendees: ['resident', 'work-coach'], summary: text };
const callBackBody = { soort: 'Telefoon', dagdeel: 'Middag', reached: true, outcome: 'goes-well' };
const contactBody = { soort: 'Telefoon', dagdeel: 'Avond', reached: true };
const evaluationBody = { success: 'reached', satisfaction: 8, note: text };

/** Each action has a date, so that the next deadline changes with every completion. */
function planBody() {
  const dueDate = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
  return {
    goals: [{ goalId: 'g1', what: text }],
    actions: actionIds.map((actionId, index) => ({
      actionId,
      goalId: 'g1',
      owner: 'resident',
      what: text,
      dueDate: dueDate(20 + 10 * index),
    })),
  };
}
