import { setTimeout as delay } from 'node:timers/promises';
import type { Caller } from '../support/caller';
import type { Random } from '../support/random';
import { codeOf, type MoneyCase } from './money-case';

/** One spend as its client means it, however often it is sent. */
export interface PlannedSpend extends MoneyCase {
  readonly key: string;
  readonly amountCents: number;
}

export interface Answers {
  readonly spend: PlannedSpend;
  /** `accepted` or the code of the refusal, one per time it was sent. */
  readonly given: readonly string[];
}

export interface SpendRace {
  readonly callers: readonly Caller[];
  readonly apis: readonly string[];
  readonly random: Random;
  /** How often each is sent, under one key and by one caller. */
  readonly times: number;
  /** Told of every answer. */
  readonly heard?: () => void;
}

const patienceMs = 240_000;

/** Sends all of them at the same time. */
export function race(spends: readonly PlannedSpend[], terms: SpendRace): Promise<Answers[]> {
  return Promise.all(
    spends.map(async (spend, number) => {
      const caller = terms.callers[number % terms.callers.length];
      if (caller === undefined) throw new Error('There is nobody to spend.');
      const sent = Array.from({ length: terms.times }, (_, time) =>
        insist(caller, spend, {
          ...terms,
          api: terms.apis[(number + time) % terms.apis.length] ?? '',
        }),
      );
      return { spend, given: await Promise.all(sent) };
    }),
  );
}

/** Until there is an answer that is neither "later" nor a broken line. */
async function insist(
  caller: Caller,
  { caseNumber, requestId, amountCents, key }: PlannedSpend,
  { api, random, heard }: SpendRace & { readonly api: string },
): Promise<string> {
  const path = `/cases/${caseNumber}/budget-requests/${requestId}/spends`;
  const request = { method: 'POST', path, body: { amountCents }, key } as const;
  const giveUpAt = Date.now() + patienceMs;
  while (Date.now() < giveUpAt) {
    const outcome = await caller.send(api, request);
    if (outcome.kind === 'answer' && outcome.status < 500) {
      heard?.();
      return outcome.status < 300 ? 'accepted' : codeOf(outcome);
    }
    await delay(random.between(100, 900));
  }
  return 'no answer';
}

/** Keys whose every answer was yes, and keys whose answers contradict each other. */
export function countAnswers(answers: readonly Answers[]) {
  const isAccepted = (said: string) => said === 'accepted';
  const accepted = answers.filter(({ given }) => given.every(isAccepted));
  const mixed = answers.filter(({ given }) => new Set(given).size > 1);
  const refused = answers.filter(({ given }) => given.every((said) => said === 'BUDGET_USED_UP'));
  const cents = accepted.reduce((sum, { spend }) => sum + spend.amountCents, 0);
  return { accepted: accepted.length, refused: refused.length, mixed: mixed.length, cents };
}
