import { createDatabase } from '../store/database';
import { findBudgetDifferences } from '../store/budget-overview';
import { countOverspent, readBooks, spoil, sumLedger } from './budget/books';
import { tryDeciders } from './budget/deciders';
import { ledgerCases, raceAtLedger } from './budget/ledger-race';
import { approvedCase, type Hands } from './budget/money-case';
import { countAnswers, race, type PlannedSpend } from './budget/spend-race';
import { createCaller, type Caller } from './support/caller';
import { runProof, type ProofRun } from './support/proof';
import { startStack, type Stack } from './support/stack';
import { until } from './support/until';

const approvedCents = 250_000;
const spendCents = 3_000;
const spendCount = 200;
const timesEach = 4;
const exactCount = 83;
const otherCases = 6;
const otherSpends = 300;
const ledgerSpends = 20_000;

void runProof({
  name: 'budget',
  claim: `${spendCount} parallel spends of € 30 on € 2,500, each sent ${timesEach} times while a worker is killed: exactly ${exactCount}, ledger equal to journal`,
  protections: ['idempotency-keys', 'ledger', 'ledger-checks'],
  options: [['--spends <number>', `spends that race at the ledger (${ledgerSpends})`]],
  longestMs: 1_500_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const switchedOff = run.without === 'idempotency-keys' ? { HUB_WITHOUT: run.without } : {};
  const stack = await startStack(run, { apis: 2, env: switchedOff });
  const professional = await createCaller(stack, 'wc-01');
  const leaders = [await createCaller(stack, 'pl-01'), await createCaller(stack, 'pl-02')] as const;
  const hands: Hands = { professional, leaders, api: stack.apiUrls[0] ?? '' };
  const callers = [professional, await createCaller(stack, 'st-01')];
  const field = { run, stack, hands, callers };
  const held = [
    await proveRace(field),
    await proveManyCases(field),
    await tryDeciders(run, hands),
    await proveEqual(field),
    await proveLedger(field),
  ];
  if (stack.crashes.length > 0) run.say(`ended by themselves: ${stack.crashes.join('; ')}`);
  return held.every((each) => each) && stack.crashes.length === 0;
}

interface Field {
  readonly run: ProofRun;
  readonly stack: Stack;
  readonly hands: Hands;
  readonly callers: readonly Caller[];
}

/** One case, and a worker that dies in the middle of it. */
async function proveRace({ run, stack, hands, callers }: Field): Promise<boolean> {
  const money = await approvedCase(hands, approvedCents);
  const spends = Array.from({ length: spendCount }, (_, number): PlannedSpend => ({
    ...{ ...money, amountCents: spendCents, key: `race-of-spends-${number}` },
  }));
  let heard = 0;
  const terms = { callers, apis: stack.apiUrls, random: run.random.named('race') };
  const count = () => {
    heard += 1;
  };
  const racing = race(spends, { ...terms, times: timesEach, heard: count });
  await until(() => heard >= spendCount, 120_000);
  await stack.kill('worker-1');
  const atKill = heard;
  await stack.start('worker-1');
  const counted = countAnswers(await racing);
  await untilWritten(stack, money.caseNumber, counted.accepted);
  const { journal, ledger } = await readBooks(stack.databaseUrl, money.caseNumber);
  run.say(
    `race: ${spendCount} spends of ${euros(spendCents)} sent ${timesEach} times each; worker killed (-9) after ${atKill} of ${spendCount * timesEach} answers`,
  );
  run.say(
    `  accepted ${counted.accepted} (${euros(counted.cents)}), refused ${counted.refused}, answered differently under one key ${counted.mixed}`,
  );
  run.say(
    `  journal ${journal.lines} lines, ${euros(journal.cents)}; ledger ${ledger.lines} lines, ${euros(ledger.cents)}`,
  );
  const isExact = counted.accepted === exactCount && counted.refused === spendCount - exactCount;
  const areBooksRight = [journal, ledger].every(
    ({ lines, cents }) => lines === exactCount && cents === exactCount * spendCents,
  );
  return isExact && counted.mixed === 0 && areBooksRight;
}

/** Spends of any size over several cases, more than there is money for. */
async function proveManyCases({ run, stack, hands, callers }: Field): Promise<boolean> {
  const random = run.random.named('many');
  const cases = await Promise.all(
    Array.from({ length: otherCases }, () => approvedCase(hands, approvedCents)),
  );
  const spends = Array.from({ length: otherSpends }, (_, number): PlannedSpend => ({
    ...random.pick(cases),
    ...{ amountCents: random.between(1, 20_000), key: `spend-of-many-${number}` },
  }));
  const terms = { callers, apis: stack.apiUrls, random, times: 1 };
  const counted = countAnswers(await race(spends, terms));
  const overspent = await countOverspent(stack.databaseUrl);
  run.say(
    `many cases: ${otherSpends} racing spends over ${otherCases} cases: ${counted.accepted} accepted (${euros(counted.cents)} of ${euros(otherCases * approvedCents)}), ${counted.refused} refused; cases with a cent too much: ${overspent}`,
  );
  const areAnswered = counted.accepted + counted.refused === otherSpends;
  return areAnswered && overspent === 0 && counted.refused > 0;
}

async function proveEqual({ run, stack }: Field): Promise<boolean> {
  if (run.without === 'ledger') await spoil(stack.databaseUrl, 'ledger');
  const db = createDatabase({ url: stack.databaseUrl, poolSize: 2 });
  const isEqual = async () => (await findBudgetDifferences(db)).length === 0;
  // The journal is written a moment after the answer.
  const settled = await until(isEqual, run.without === 'ledger' ? 2_000 : 30_000);
  const differing = await findBudgetDifferences(db);
  await db.destroy();
  run.say(`ledger against journal: ${differing.length} differences`);
  return settled && differing.length === 0;
}

/** What no case has looked at. */
async function proveLedger({ run, stack }: Field): Promise<boolean> {
  if (run.without === 'ledger-checks') await spoil(stack.databaseUrl, 'ledger-checks');
  const count = Number(run.given['spends'] ?? ledgerSpends);
  const startedAt = Date.now();
  const { mostCents } = await raceAtLedger(stack.databaseUrl, count, run.random.named('ledger'));
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const { lines, cents } = await sumLedger(stack.databaseUrl, ledgerCases);
  const overspent = await countOverspent(stack.databaseUrl);
  run.say(
    `at the ledger itself: ${count} racing spends in ${seconds} s, ${lines} entered (${euros(cents)} of ${euros(mostCents)}); cases with a cent too much: ${overspent}`,
  );
  return overspent === 0 && cents <= mostCents && lines > 0;
}

async function untilWritten(stack: Stack, caseNumber: string, lines: number): Promise<void> {
  const isThere = async () =>
    (await readBooks(stack.databaseUrl, caseNumber)).journal.lines >= lines;
  await until(isThere, 30_000);
}

function euros(cents: number): string {
  return `€ ${(cents / 100).toFixed(2)}`;
}
