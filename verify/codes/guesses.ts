import { codeCharacters, codeLength, mostTries } from '../../domain/resident/resident-code';
import type { ProofRun } from '../support/proof';
import { createVisitor, wordsOf, type Seen } from './visitor';
import type { Life, World } from './world';

export interface Guessing {
  readonly world: World;
  readonly life: Life;
  readonly rightCode: string;
  /** Codes that worked once and their years, by what ended them. */
  readonly dead: Readonly<Record<string, readonly [code: string, year: number]>>;
  nextAddress(): string;
}

const guesses = 1_000;
const atOnce = 40;
const rounds = 150;
/** On a machine that is busy with other things; one look in the database takes longer than this. */
const largestRatio = 1.3;

/** Wrong in every way there is: the very same answer. */
export async function proveSameAnswer(run: ProofRun, guessing: Guessing): Promise<boolean> {
  const { world, life, rightCode } = guessing;
  const ways: readonly (readonly [string, string, number])[] = [
    ['unknown', randomCode(run), life.birthYear],
    ['wrong year', rightCode, life.birthYear + 1],
    ["other case's year", rightCode, world.other.birthYear],
    ...Object.entries(guessing.dead).map(([why, [code, year]]) => [why, code, year] as const),
  ];
  const answers = new Map<string, string[]>();
  for (const [why, code, year] of ways) {
    const page = await createVisitor(world.api, guessing.nextAddress()).tryCode(code, year);
    answers.set(wordsOf(page), [...(answers.get(wordsOf(page)) ?? []), why]);
  }
  const statuses = [...answers.keys()].map((words) => words.slice(0, 3));
  run.say(
    `${ways.length} wrong ways in: ${answers.size} different answers (${statuses.join(', ')})`,
  );
  for (const whys of answers.values()) run.say(`  the same for ${whys.join(', ')}`);
  return answers.size === 1 && statuses[0] === '400';
}

/** One address guesses: five are looked at, and then not even the right one. */
export async function proveLimit(run: ProofRun, guessing: Guessing): Promise<boolean> {
  const { world, life, rightCode } = guessing;
  const visitor = createVisitor(world.api, guessing.nextAddress());
  const form = await visitor.get('/mijn-plan');
  const guess = (code: string) =>
    visitor.post('/mijn-plan', { code, jaar: String(life.birthYear) }, form);
  const pages: Seen[] = [];
  for (let count = 0; count < guesses; count += 1) pages.push(await guess(randomCode(run)));
  const last = await guess(rightCode);
  const rival = createVisitor(world.api, guessing.nextAddress());
  const shown = await rival.get('/mijn-plan');
  const together = await Promise.all(
    Array.from({ length: atOnce }, () =>
      rival.post('/mijn-plan', { code: randomCode(run), jaar: '1985' }, shown),
    ),
  );
  const [looked, lookedTogether] = [judged(pages), judged(together)];
  const opened = pages.filter(({ status }) => status === 303).length;
  run.say(`${guesses} guesses of one address: ${looked} looked at, ${opened} opened a plan`);
  run.say(`  then the right code: ${last.status === 429 ? 'not looked at' : last.status}`);
  run.say(`  ${atOnce} at the same time: ${lookedTogether} looked at`);
  return (
    looked === mostTries && opened === 0 && last.status === 429 && lookedTogether === mostTries
  );
}

function judged(pages: readonly Seen[]): number {
  return pages.filter(({ status }) => status !== 429).length;
}

/** The middle of many, by turns, so that what else the machine does is shared fairly. */
export async function proveTiming(run: ProofRun, guessing: Guessing): Promise<boolean> {
  const { world, life, rightCode, dead } = guessing;
  const ways = {
    unknown: () => [randomCode(run), life.birthYear] as const,
    'wrong year': () => [rightCode, life.birthYear + 1] as const,
    ...Object.fromEntries(Object.entries(dead).map(([why, given]) => [why, () => given])),
  };
  const times = new Map<string, number[]>(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const visitor = createVisitor(world.api, guessing.nextAddress());
    for (const [name, give] of run.random.shuffle(Object.entries(ways))) {
      const { ms } = await visitor.tryCode(...give());
      times.get(name)?.push(ms);
    }
  }
  const middles = [...times].map(([name, each]) => [name, middle(each)] as const);
  const all = middles.map(([, ms]) => ms);
  const ratio = Math.max(...all) / Math.min(...all);
  const said = middles.map(([name, ms]) => `${name} ${ms.toFixed(2)} ms`).join(', ');
  run.say(`time to say no, middle of ${rounds}: ${said}; slowest to fastest ${ratio.toFixed(2)}`);
  return ratio <= largestRatio;
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function randomCode({ random }: ProofRun): string {
  const characters = Array.from({ length: codeLength }, () =>
    codeCharacters.charAt(random.below(codeCharacters.length)),
  );
  return characters.join('');
}
