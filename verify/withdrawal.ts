import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOwnPostgres } from './support/own-postgres';
import { runProof, type ProofRun } from './support/proof';
import { withdrawWhileAway } from './withdrawal/away';
import { race, type RaceResult } from './withdrawal/race';

const tries = 10_000;
/** Fewer would mean that one side always came first, and no race was run. */
const leastOfEach = tries / 20;

void runProof({
  name: 'withdrawal',
  claim: `${String(tries)} tries of sending against withdrawing: no connection opens after the acknowledgement, and none when the engine is away`,
  protections: ['permit'],
  longestMs: 1_200_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const isRaceWon = await sendAgainstWithdraw(run);
  const isDoneWhileAway = await withdrawWhileAway(run);
  return isRaceWon && isDoneWhileAway;
}

async function sendAgainstWithdraw(run: ProofRun): Promise<boolean> {
  const { db, url } = await startOwnPostgres(run, 30);
  const folder = mkdtempSync(join(tmpdir(), 'op-koers-hub-race-'));
  run.atEnd(async () => {
    rmSync(folder, { recursive: true, force: true });
    await Promise.resolve();
  });
  const startedAt = performance.now();
  const withPermit = run.without !== 'permit';
  const random = run.random.named('race');
  const result = await race({ db, databaseUrl: url, folder, tries, random, withPermit });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  describe(result, seconds).forEach((line) => {
    run.say(line);
  });
  const { opened, denied } = result.outcomes;
  const wasRace = opened >= leastOfEach && denied >= leastOfEach;
  if (!wasRace) run.say('one side nearly always came first: this was no race');
  return wasRace && result.after === 0 && result.accepted === opened;
}

function describe({ outcomes, accepted, after, waits }: RaceResult, seconds: string) {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  return [
    `${String(tries)} tries in ${seconds} s: ${String(outcomes.opened)} sent first, ${String(outcomes.denied)} denied, ${String(outcomes['too-late'])} too late for their lease, ${String(outcomes.died)} senders died with a permit`,
    `the listener accepted ${String(accepted)} connections, ${String(after)} of them after the acknowledgement`,
    `acknowledged after p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${(sorted.at(-1) ?? 0).toFixed(1)} ms`,
  ];
}
