import { randomUUID } from 'node:crypto';
import { ask } from '../support/ask';
import type { ProofRun } from '../support/proof';
import { approvedCase, askMoney, askedCase, codeOf, decide, type Hands } from './money-case';

type Trial = readonly [what: string, expected: string, answer: (hands: Hands) => Promise<string>];

/** Everyone who may not decide, and every amount that is none: each its own refusal. */
const trials: readonly Trial[] = [
  ['two project leaders at once', '200 BUDGET_ALREADY_DECIDED', decideTogether],
  ['the project leader who asked', 'BUDGET_DECIDER_IS_REQUESTER', decideOwn],
  ['a professional', '403', decideAsProfessional],
  [
    'the same leader twice, above the delegated amount',
    'BUDGET_SECOND_DECIDER_IS_FIRST',
    decideTwice,
  ],
  ['two requests that together pass the cap', '200 200 BUDGET_ABOVE_CAP', passCap],
  ['closing with undecided money', 'BUDGET_UNDECIDED', closeUndecided],
  ['a decision after closing', 'CASE_CLOSING', decideAfterClosing],
  ...['-1', '0', '0.005', '30.5', '1e309', '"2500.00"', '"2.500,00"', '"EUR 30"', 'null'].map(
    (amount): Trial => [`an amount of ${amount}`, '400', (hands) => spendAmount(hands, amount)],
  ),
];

export async function tryDeciders(run: ProofRun, hands: Hands): Promise<boolean> {
  let right = 0;
  for (const [what, expected, answer] of trials) {
    const got = await answer(hands);
    if (got === expected) right += 1;
    run.say(`  ${got === expected ? 'ok   ' : 'WRONG'} ${what}: ${got}`);
  }
  run.say(`deciders and amounts: ${right} of ${trials.length} answered as they must be`);
  return right === trials.length;
}

async function decideTogether(hands: Hands): Promise<string> {
  const asked = await askedCase(hands, 50_000);
  const answers = await Promise.all(hands.leaders.map((one) => decide(one, hands.api, asked)));
  return answers.map(codeOf).toSorted().join(' ');
}

async function decideOwn({ leaders: [leader], ...hands }: Hands): Promise<string> {
  const { caseNumber } = await askedCase({ ...hands, leaders: [leader, leader] }, 1_000);
  const own = { professional: leader, api: hands.api };
  const requestId = await askMoney(own, caseNumber, 50_000);
  return codeOf(await decide(leader, hands.api, { caseNumber, requestId }));
}

async function decideAsProfessional(hands: Hands): Promise<string> {
  const asked = await askedCase(hands, 50_000);
  return String((await decide(hands.professional, hands.api, asked)).status);
}

async function decideTwice(hands: Hands): Promise<string> {
  const asked = await askedCase(hands, 100_001);
  await decide(hands.leaders[0], hands.api, asked);
  return codeOf(await decide(hands.leaders[0], hands.api, asked));
}

async function passCap(hands: Hands): Promise<string> {
  const first = await askedCase(hands, 150_000);
  const second = { ...first, requestId: await askMoney(hands, first.caseNumber, 150_000) };
  const answers = [
    await decide(hands.leaders[0], hands.api, first),
    await decide(hands.leaders[1], hands.api, first),
    await decide(hands.leaders[0], hands.api, second),
  ];
  return answers.map(codeOf).join(' ');
}

async function closeUndecided(hands: Hands): Promise<string> {
  const { caseNumber } = await askedCase(hands, 50_000);
  return close(hands, caseNumber);
}

async function decideAfterClosing(hands: Hands): Promise<string> {
  const decided = await approvedCase(hands, 50_000);
  await close(hands, decided.caseNumber);
  return codeOf(await decide(hands.leaders[0], hands.api, decided));
}

async function close({ professional, api }: Hands, caseNumber: string): Promise<string> {
  const path = `/cases/${caseNumber}/closure`;
  const body = { outcome: 'breakthrough', closeAnyway: true };
  return codeOf(await ask(professional, api, { method: 'POST', path, body, key: randomUUID() }));
}

/** The amount goes out as it stands here: no program would write such a number. */
async function spendAmount(hands: Hands, amount: string): Promise<string> {
  const { professional, api } = hands;
  const { caseNumber, requestId } = await askedCase(hands, 1_000);
  const path = `/cases/${caseNumber}/budget-requests/${requestId}/spends`;
  const text = `{"amountCents":${amount}}`;
  const answer = await ask(professional, api, { method: 'POST', path, text, key: randomUUID() });
  return String(answer.status);
}
