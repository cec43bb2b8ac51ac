import { join } from 'node:path';
import { loadPolicy } from '../config/policy';
import { repoRoot } from '../launch/repo-root';
import { startCallbackApi } from './callbacks/callback-api';
import { call, callingPartner, statusEvent } from './callbacks/sender';
import { trials, type TrialGround } from './callbacks/trials';
import { startOwnPostgres } from './support/own-postgres';
import { plantHandoffs } from './support/planted-handoff';
import { runProof, type ProofRun } from './support/proof';
import { newKeyPair, newSharedKey } from './support/sign-webhook';

const timedCount = 200;
const longestAnswerMs = 1_000;

void runProof({
  name: 'callbacks',
  claim: 'repeated callbacks have one effect; forged, stale, foreign and reused ones have none',
  protections: ['dedupe'],
  longestMs: 120_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const ground = await prepare(run);
  let wrong = 0;
  for (const trial of trials) {
    const { name, expected } = trial;
    const got = await trial.run(ground);
    const isAsExpected = got === expected;
    if (!isAsExpected) wrong += 1;
    run.say(`${isAsExpected ? 'ok   ' : 'WRONG'} ${name}: ${got}`);
    if (!isAsExpected) run.say(`      expected: ${expected}`);
  }
  const slowest = await timeAnswers(run, ground);
  run.say(`${String(trials.length)} trials, ${String(wrong)} not as expected`);
  return wrong === 0 && slowest < longestAnswerMs;
}

async function prepare(run: ProofRun): Promise<TrialGround> {
  const database = await startOwnPostgres(run);
  const policy = loadPolicy(join(repoRoot, 'config/policy/houten.json'));
  const keys = {
    current: newSharedKey(),
    old: newSharedKey(),
    pair: newKeyPair(),
    other: newSharedKey(),
    stranger: newSharedKey(),
  };
  const secrets = {
    current: keys.current.verifyWith,
    old: keys.old.verifyWith,
    other: keys.other.verifyWith,
    empty: '',
  };
  const without = run.without === undefined ? [] : [run.without];
  const others = [callingPartner('other', ['other']), callingPartner('keyless', ['empty'])];
  const [api, rotated] = await Promise.all(
    [['current', 'old'], ['current']].map((known) =>
      startCallbackApi({
        db: database.db,
        caseKeys: database.keys,
        policy,
        secrets,
        without,
        partners: [callingPartner('shared', known), ...others],
      }),
    ),
  );
  if (api === undefined || rotated === undefined) throw new Error('an api did not start');
  run.atEnd(() => api.close());
  run.atEnd(() => rotated.close());
  const planted = await plantHandoffs(database, policy.terms, [
    { partner: 'shared' },
    { partner: 'other' },
  ]);
  const [own = '', foreign = ''] = planted.handoffIds;
  return { db: database.db, api, rotated, keys, own, others: foreign };
}

/** Every answer comes within a second; gives the slowest in milliseconds. */
async function timeAnswers(run: ProofRun, { api, keys, own }: TrialGround): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < timedCount; index += 1) {
    const { ms } = await call({
      url: api.url,
      partner: 'shared',
      key: keys.current,
      id: `timed-${String(index)}`,
      body: statusEvent(own, index + 1),
    });
    times.push(ms);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  const slowest = sorted.at(-1) ?? 0;
  run.say(
    `${String(timedCount)} callbacks one by one: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${slowest.toFixed(1)} ms`,
  );
  return slowest;
}
