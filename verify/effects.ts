import { playCase, type PlayedEffects } from './effects/play-case';
import { reportCases, type ReportCase } from './effects/report-cases';
import { createCaller } from './support/caller';
import { runProof, type ProofRun } from './support/proof';
import { startStack } from './support/stack';

void runProof({
  name: 'effects',
  claim: 'the six cases of the 2022 report give its amounts line by line, and its verdicts',
  protections: ['attendance'],
  longestMs: 600_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const stack = await startStack(run, { apis: 1 });
  const caller = await createCaller(stack, 'wc-01');
  const api = stack.apiUrls[0] ?? '';
  const professionals = run.without === 'attendance' ? 4 : 5;
  const effective: number[] = [];
  let right = 0;
  for (const expected of reportCases) {
    const effects = await playCase({ caller, api, professionals }, expected);
    if (judge(run, expected, effects)) right += 1;
    if (effects.judged.verdict === 'cost-effective') effective.push(expected.number);
  }
  run.say(
    `${right} of ${reportCases.length} cases as in the report; cost-effective: ${effective.join(', ')}`,
  );
  if (stack.crashes.length > 0) run.say(`ended by themselves: ${stack.crashes.join('; ')}`);
  return right === reportCases.length && stack.crashes.length === 0;
}

/** Prints both, so that a reader can compare with the report. */
function judge(run: ProofRun, expected: ReportCase, effects: PlayedEffects): boolean {
  const { intervention, reference, judged } = effects;
  const pairs: readonly (readonly [what: string, got: unknown, wanted: unknown])[] = [
    ['Op Koers', intervention.lines.map(inEuros), expected.intervention.map(plain)],
    ['  total', totalOf(intervention.total), expected.interventionTotal],
    ['without it', reference.lines.map(inEuros), expected.reference.map(plain)],
    ['  total', totalOf(reference.total), expected.referenceTotal],
    ['verdict', [judged.verdict, judged.ground], [expected.verdict, expected.ground]],
  ];
  run.say(`case ${expected.number}`);
  const right = pairs.map(([what, got, wanted]) => {
    const isRight = JSON.stringify(got) === JSON.stringify(wanted);
    const should = isRight ? '' : ` WRONG, the report has ${JSON.stringify(wanted)}`;
    run.say(`  ${what}: ${JSON.stringify(got)}${should}`);
    return isRight;
  });
  return right.every((each) => each);
}

function inEuros({ amount }: PlayedEffects['reference']['lines'][number]) {
  return amount === undefined ? 'unknown' : [amount.lowCents / 100, amount.highCents / 100];
}

function plain(line: ReportCase['intervention'][number]) {
  return typeof line === 'number' ? [line, line] : line;
}

function totalOf({ lowCents, highCents, isComplete }: PlayedEffects['reference']['total']) {
  return [lowCents / 100, highCents / 100, isComplete];
}
