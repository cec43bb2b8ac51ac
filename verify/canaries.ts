import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataConverter } from '@temporalio/common';
import { sendBadInput } from './canaries/bad-input';
import { createCanaryBook, hasFate, type CanaryBook } from './canaries/canary-book';
import { liveThrough, readDossier, redirect } from './canaries/course';
import { liveAtDesk } from './canaries/desk-life';
import { liveWithPartners } from './canaries/handoff-life';
import * as look from './canaries/look-everywhere';
import { startOwnStack, type OwnStack } from './canaries/own-stack';
import { writeNumbers } from './canaries/numbers';
import { plantAtPartners } from './canaries/plant-at-partners';
import { plantCanaries, unfoundPlants } from './canaries/plant';
import { createProber, type Prober } from './canaries/prober';
import { refuseEarly, refuseSenseless, type Surprises } from './canaries/refused-commands';
import { sayCanaries, sayMissing, sayPlaces, sayRequests } from './canaries/report';
import { scanPages } from './canaries/scan-pages';
import { plantOnPages } from './canaries/plant-on-pages';
import { scanPartners } from './canaries/scan-partners';
import { createScanner, type Scanner } from './canaries/scanner';
import { blindSpots } from './canaries/self-test';
import { sendByHand } from './canaries/send-by-hand';
import { sendAsStranger } from './canaries/strangers';
import { makeTrouble } from './canaries/trouble';
import { referCase, type Writer } from './canaries/writer';
import type { CaseKeys } from '../store/keys/case-keys';
import { openStackKeys, stackConverter } from './support/stack-keys';
import { fetchToken } from './support/caller';
import { runProof, type ProofRun } from './support/proof';
import { until } from './support/until';

interface Size {
  readonly handOffs: number;
  readonly lives: number;
  /** Referrals beside the whole lives, so that one leak in two hundred shows. */
  readonly moreReferrals: number;
}

const whole: Size = { handOffs: 5, lives: 10, moreReferrals: 170 };
/** One of each kind, for a look or a control run on a busy machine. */
const short: Size = { handOffs: 1, lives: 1, moreReferrals: 5 };
const deadlineWithinMs = 20_000;

void runProof({
  name: 'canaries',
  claim:
    'what is written about a resident is in the dossier, what may go is at its partner, and nothing is elsewhere',
  protections: ['dossier', 'dossier-encryption', 'codec', 'category-choice'],
  options: [['--short', 'one case of each kind instead of two hundred']],
  longestMs: 900_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const startedAt = Date.now();
  const blind = blindSpots();
  run.say(`forms the scanner does not see: ${blind.length === 0 ? 'none' : blind.join(', ')}`);
  const size = run.given['short'] === true ? short : whole;
  const own = await startOwnStack(run);
  const book = createCanaryBook(run.seed);
  const { stack } = own;
  const prober = createProber(stack.apiUrls[0] ?? '', await fetchToken(stack, 'wc-01'));
  const surprises: Surprises = [];
  const handedOff = await liveWithPartners(
    run,
    { own, prober, book, rounds: size.handOffs },
    surprises,
  );
  let deskLife = await liveAtDesk(own, prober, book);
  const writers = await write(own, { prober, book, size }, surprises);
  const keys = openStackKeys(run, stack);
  const codec = run.without === 'codec' ? 'off' : 'on';
  const dataConverter = stackConverter(keys, stack, codec);
  await sendByHand(stack, dataConverter, writers);
  const isPlanted = run.without === 'dossier';
  if (isPlanted) {
    const { caseNumber } = await acceptedCase(prober, book);
    await plantCanaries(stack, book, { caseNumber, dataConverter });
    await plantAtPartners(own, book, handedOff);
    deskLife = await plantOnPages(stack, keys, book, deskLife);
  }
  const scanner = createScanner(book);
  const api = stack.apiUrls[0] ?? '';
  const holder = createProber(api, await fetchToken(stack, 'wc-01'));
  await scanPages(run, { scanner, api, life: deskLife, holder }, surprises);
  await scanAll(scanner, own, { prober, startedAt, keys, dataConverter });
  const { journals } = own.partners;
  const notExact = scanPartners(run, scanner, { journals, handedOff });

  sayCanaries(run, book);
  sayRequests(run, prober);
  run.say(`parts that crashed by themselves: ${stack.crashes.length}`);
  const hits = sayPlaces(run, scanner);
  const missing = sayMissing(run, book, scanner);
  run.say('not judged: fields for codes (members, roles, organisations), which go as they are');
  for (const surprise of surprises) run.say(`answered otherwise than expected: ${surprise}`);
  if (isPlanted) return sayPlants(run, unfoundPlants(scanner, book));
  const failures = blind.length + hits + missing + notExact + surprises.length;
  return failures + stack.crashes.length === 0;
}

interface Writing {
  readonly prober: Prober;
  readonly book: CanaryBook;
  readonly size: Size;
}

/** Everything that comes in during the proof. */
async function write(
  own: OwnStack,
  { prober, book, size }: Writing,
  surprises: Surprises,
): Promise<readonly Writer[]> {
  const waiting: Writer[] = [];
  for (let round = 0; round < size.lives; round += 1) {
    const life = await referCase(prober, book);
    await refuseEarly(life, surprises);
    await liveThrough(life);
    await writeNumbers(life, surprises);
    await readDossier(life);
    await redirect(await referCase(prober, book));
    const senseless = await acceptedCase(prober, book);
    await refuseSenseless(senseless, surprises);
    await sendBadInput(senseless, surprises);
    waiting.push(senseless);
  }
  for (let count = 0; count < size.moreReferrals; count += 1) await referCase(prober, book);
  await sendAsStranger(own.stack, book, surprises);
  await makeTrouble(own, await acceptedCase(prober, book), surprises);
  for (const writer of waiting) await untilDeadlinePassed(writer);
  return waiting;
}

async function acceptedCase(prober: Prober, book: CanaryBook): Promise<Writer> {
  const writer = await referCase(prober, book);
  await writer.give('referral-decision', {
    decision: 'accept',
    team: 'adult',
    caseHolder: 'wc-01',
  });
  return writer;
}

async function untilDeadlinePassed({ prober, caseNumber }: Writer): Promise<void> {
  const hasPassed = await until(async () => {
    const target = `/v1/cases/${caseNumber}/events`;
    return (await prober.send({ method: 'GET', target })).text.includes('"deadlinePassed"');
  }, deadlineWithinMs);
  if (!hasPassed) throw new Error(`No deadline of ${caseNumber} passed.`);
}

interface Looking {
  readonly prober: Prober;
  readonly startedAt: number;
  readonly keys: CaseKeys;
  readonly dataConverter: DataConverter;
}

async function scanAll(
  scanner: Scanner,
  { stack, partners, tempFolder, metricsPorts }: OwnStack,
  { prober, startedAt, keys, dataConverter }: Looking,
): Promise<void> {
  for (const { target, text } of prober.answers) {
    const isEntry = /\/dossier\/[0-9a-f-]{36}$/.test(target);
    if (target.endsWith('/draft')) scanner.scan('answers with a draft', text, hasFate('drafted'));
    else if (isEntry) scanner.scan('answers with a dossier entry', text, hasFate('kept', 'held'));
    else scanner.scan('all other answers', text);
  }
  await look.scanTemporal(scanner, stack, { keys, dataConverter });
  await look.scanDossier(scanner, stack, keys);
  await look.scanMetrics(scanner, metricsPorts);
  await look.scanDatabase(scanner, stack.databaseUrl);
  await look.scanPostgresFiles(scanner, stack.databaseUrl);
  look.scanFiles(scanner, stack.folder);
  look.scanFiles(scanner, join(partners.folder, 'logs'));
  look.scanFiles(scanner, tempFolder);
  look.scanRecentFiles(scanner, tmpdir(), startedAt);
}

function sayPlants(run: ProofRun, unfound: readonly string[]): boolean {
  run.say(`planted and not found: ${unfound.length === 0 ? 'none' : unfound.join(', ')}`);
  return unfound.length > 0;
}
