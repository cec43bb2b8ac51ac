import { setTimeout as delay } from 'node:timers/promises';
import { createCanaryBook, type CanaryBook } from './canaries/canary-book';
import { createScanner } from './canaries/scanner';
import { dumpDatabase, type Dump } from './erasure/dump';
import { copyEngine, rawBytesOf, readHistories, serveCopy } from './erasure/engine';
import { eraseLives, statusesOf } from './erasure/erase';
import { prepareGround, type Ground } from './erasure/ground';
import { liveAndClose, type Life } from './erasure/lives';
import { keysIn, readAll } from './erasure/open-dump';
import { harmOf, quietReplays } from './erasure/others';
import { runProof, type ProofRun } from './support/proof';

const caseCount = 20;
const erasedCount = 8;
/** Of destroyed keys nothing is believed longer than this. */
const cachedMs = 5_500;

void runProof({
  name: 'erasure',
  claim:
    'nothing of an erased case can be read with the keys that are left, in older copies neither, and no other case is harmed',
  protections: ['key-destruction'],
  longestMs: 900_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  quietReplays();
  const ground = await prepareGround(run);
  const book = createCanaryBook(run.seed);
  const lives: Life[] = [];
  const { stack, api, callers, client } = ground;
  for (let count = 0; count < caseCount; count += 1)
    lives.push(await liveAndClose({ caller: callers.professional, api, book, client }));
  run.say(
    `${String(book.canaries.length)} fields of ${String(caseCount)} closed cases hold a canary`,
  );
  const before = await dumpDatabase(stack.databaseUrl);
  const engineBefore = await copyEngine(run, stack);

  const shuffled = run.random.named('erased').shuffle(lives);
  const [erased, others] = [shuffled.slice(0, erasedCount), shuffled.slice(erasedCount)];
  const residue = await eraseLives(run, ground, erased);
  await delay(cachedMs);

  const judge = createJudge(run, book, { erased, others });
  const after = await dumpDatabase(stack.databaseUrl);
  const isForgotten = judgeDumps(run, { judge, ground, before, after });
  const isEngineBlind = await judgeEngine(run, { judge, ground, engineBefore });
  const isUnharmed = await judgeOthers(run, { ground, book, erased, others });
  run.say(`what an erasure does not reach: ${residue.join(', ')}`);
  if (stack.crashes.length > 0) run.say(`ended by themselves: ${stack.crashes.join('; ')}`);
  return isForgotten && isEngineBlind && isUnharmed && stack.crashes.length === 0;
}

interface Counts {
  readonly erased: number;
  readonly others: number;
}

type Judge = (name: string, content: string | Buffer) => Counts;

/** Counts the canaries of both groups in a content, in whatever form they are written. */
function createJudge(
  run: ProofRun,
  book: CanaryBook,
  { erased, others }: Readonly<Record<'erased' | 'others', readonly Life[]>>,
): Judge {
  const wordsOf = (lives: readonly Life[]) => new Set(lives.flatMap(({ words }) => words));
  const [ofErased, ofOthers] = [wordsOf(erased), wordsOf(others)];
  return (name, content) => {
    const scanner = createScanner(book);
    scanner.scan(name, content);
    const found = new Set(
      scanner.places.flatMap(({ hits }) => hits.map(({ canary }) => canary.word)),
    );
    const counts = {
      erased: [...ofErased].filter((word) => found.has(word)).length,
      others: [...ofOthers].filter((word) => found.has(word)).length,
    };
    run.say(
      `${name}: ${String(counts.erased)} of ${String(ofErased.size)} canaries of erased cases, ${String(counts.others)} of ${String(ofOthers.size)} of the others`,
    );
    return counts;
  };
}

interface Dumps {
  readonly judge: Judge;
  readonly ground: Ground;
  readonly before: Dump;
  readonly after: Dump;
}

function judgeDumps(run: ProofRun, { judge, ground, before, after }: Dumps): boolean {
  const keys = keysIn(after, ground.ring);
  run.say(`keys that are left: ${String(keys.length)}`);
  const now = judge('the database now, with all keys that are left', readAll(after, keys));
  const older = judge('an older dump, with all keys that are left', readAll(before, keys));
  const raw = judge('an older dump, without keys', readAll(before, []));
  const own = judge(
    'an older dump, with the key table of that day (the residue "key-backups")',
    readAll(before, keysIn(before, ground.ring)),
  );
  // A decoder that finds nothing anywhere would prove nothing.
  const canRead = own.erased > 0 && older.others > 0 && older.others === now.others;
  return now.erased === 0 && older.erased === 0 && raw.erased + raw.others === 0 && canRead;
}

async function judgeEngine(
  run: ProofRun,
  {
    judge,
    ground,
    engineBefore,
  }: { readonly judge: Judge; readonly ground: Ground; readonly engineBefore: string },
): Promise<boolean> {
  const { stack, keys } = ground;
  const raw = judge('files of the engine of that day', rawBytesOf(engineBefore));
  const address = await serveCopy(run, engineBefore, stack.namespace);
  const copied = await readHistories(address, stack.namespace, keys);
  const shown = copied.filter(({ erased }) => erased > 0);
  const count = (kind: 'erased' | 'refused') =>
    copied.reduce((sum, history) => sum + history[kind], 0);
  run.say(
    `${String(copied.length)} histories of that day: ${String(shown.length)} are shown as erased, ${String(count('erased'))} payloads of them; ${String(count('refused'))} payloads were refused`,
  );
  const older = judge('histories of that day', copied.map(({ text }) => text).join('\n'));
  const present = await readHistories(stack.temporalAddress, stack.namespace, keys);
  const now = judge('histories of the engine now', present.map(({ text }) => text).join('\n'));
  // A case and its hand-off each.
  const isShownErased = shown.length === 2 * erasedCount && count('refused') === 0;
  const isGone = older.erased === 0 && now.erased === 0 && raw.erased + raw.others === 0;
  return isShownErased && isGone && older.others > 0 && now.others > 0;
}

interface Groups {
  readonly ground: Ground;
  readonly book: CanaryBook;
  readonly erased: readonly Life[];
  readonly others: readonly Life[];
}

async function judgeOthers(
  run: ProofRun,
  { ground, book, erased, others }: Groups,
): Promise<boolean> {
  const ofEngine = new Set(
    book.canaries.filter(({ field }) => field.includes('engine')).map(({ word }) => word),
  );
  const { callers, api, client, forReplay } = ground;
  const isInDossier = (word: string) => !ofEngine.has(word);
  const harm: string[] = [];
  for (const life of others) {
    const parts = { caller: callers.professional, api, client, forReplay, isInDossier };
    harm.push(...(await harmOf(parts, life)));
  }
  for (const line of harm) run.say(line);
  const statuses = await statusesOf(ground, erased);
  run.say(
    `other cases: ${String(others.length)} read, given a command and replayed, ${String(harm.length)} harmed; erased cases answer ${statuses.join(' and ')}`,
  );
  return harm.length === 0 && statuses.join() === '410';
}
