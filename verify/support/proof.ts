import { randomInt } from 'node:crypto';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { describeFailure, LaunchError } from '../../launch/launch-error';
import { createRandom, type Random } from './random';

const OptionsSchema = z.object({
  seed: z.coerce.number().int().min(0).optional(),
  without: z.string().optional(),
  keep: z.boolean().default(false),
});

export interface Proof {
  /** As in `npm run verify:<name>`. */
  readonly name: string;
  readonly claim: string;
  /** What a control run may switch off; each must turn the verdict to fail. */
  readonly protections: readonly string[];
  /** Options of its own, as commander writes them: `--against <url>` and what it is for. */
  readonly options?: readonly (readonly [flags: string, description: string])[];
  readonly longestMs: number;
  /** Resolves to whether the claim held. */
  prove(run: ProofRun): Promise<boolean>;
}

export interface ProofRun {
  readonly seed: number;
  readonly random: Random;
  /** The protection this control run goes without. */
  readonly without: string | undefined;
  /** Whether the folder with logs and journals stays. */
  readonly keep: boolean;
  /** What was given for the proof's own options, by their names. */
  readonly given: Readonly<Record<string, unknown>>;
  say(line: string): void;
  /** Called at the end, whatever the end is; the last one given comes first. */
  atEnd(cleanUp: () => Promise<void>): void;
}

const say = (line: string) => {
  console.log(line);
};

/** The frame of every proof program: seed, counts, clean-up, verdict as the last line, exit code. */
export async function runProof(proof: Proof): Promise<void> {
  const given = readOptions(proof);
  const { seed = randomInt(1_000_000_000), without, keep } = OptionsSchema.parse(given);
  const cleanUps: (() => Promise<void>)[] = [];
  say(`verify:${proof.name}: ${proof.claim}`);
  say(`seed ${seed}${without === undefined ? '' : `; CONTROL RUN without ${without}: must fail`}`);
  const run: ProofRun = {
    seed,
    random: createRandom(String(seed)),
    without,
    keep,
    given,
    say,
    atEnd: (cleanUp) => {
      cleanUps.push(cleanUp);
    },
  };
  const isProven = await Promise.race([proof.prove(run), ending(proof.longestMs)]).catch(
    (error: unknown) => {
      say(describeFailure(error));
      return false;
    },
  );
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  say(`verdict: ${isProven ? 'pass' : 'fail'}`);
  process.exit(isProven ? 0 : 1);
}

function readOptions({
  name,
  protections,
  options = [],
}: Proof): Readonly<Record<string, unknown>> {
  const command = new Command(`npm run verify:${name} --`)
    .option('--seed <number>', 'repeats the chance of an earlier run')
    .option('--keep', 'keeps the folder with data, logs and journals');
  if (protections.length > 0) {
    command.addOption(
      new Option('--without <protection>', 'control run that must fail').choices(protections),
    );
  }
  for (const [flags, description] of options) command.option(flags, description);
  return command.parse().opts();
}

/** Rejects when the time is up or somebody asks to stop. */
async function ending(longestMs: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => {
      reject(new LaunchError(`Not done within ${longestMs / 1000} s.`));
    }, longestMs);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        reject(new LaunchError('Stopped by a signal.'));
      });
    }
  });
}
