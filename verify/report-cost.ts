import { sql } from 'kysely';
import { loadPartners } from '../config/partners';
import { loadPolicy } from '../config/policy';
import { createDatabase, type Database } from '../store/database';
import { publishEdition } from '../store/editions';
import { migrateDatabase } from '../store/migrate-database';
import { loadCases } from './report-cost/load-cases';
import { startOwnPostgres } from './support/own-postgres';
import { runProof, type ProofRun } from './support/proof';

const sizes = [1_000, 10_000, 100_000];
const warmUps = 1;
const rounds = 9;
const steepest = 0.15;

void runProof({
  name: 'report-cost',
  claim: 'an edition of 100,000 cases costs what one of 1,000 costs',
  protections: ['aggregates'],
  longestMs: 600_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const postgres = await startOwnPostgres(run, 4);
  const databases: Database[] = [];
  for (const size of sizes) databases.push(await makeDatabase(run, postgres.url, size));
  const times = sizes.map((): number[] => []);
  for (let round = 0; round < warmUps + rounds; round += 1) {
    for (const [index, db] of databases.entries()) {
      const spent = await timed(db, run.without === 'aggregates');
      if (round >= warmUps) times[index]?.push(spent);
    }
  }
  const medians = times.map(median);
  const [least = 1] = medians;
  for (const [index, size] of sizes.entries()) {
    const ratio = (medians[index] ?? 0) / least;
    run.say(
      `${size} cases: median ${(medians[index] ?? 0).toFixed(1)} ms, ${ratio.toFixed(2)} times`,
    );
  }
  const slope = slopeOf(sizes.map(Math.log), medians.map(Math.log));
  run.say(`growth exponent ${slope.toFixed(3)}, at most ${steepest}`);
  return slope <= steepest;
}

async function makeDatabase(run: ProofRun, url: string, size: number): Promise<Database> {
  const admin = createDatabase({ url, poolSize: 1 });
  const name = `cost_${String(size)}`;
  await sql`create database ${sql.id(name)}`.execute(admin);
  await admin.destroy();
  const place = new URL(url);
  place.pathname = `/${name}`;
  const db = createDatabase({ url: place.href, poolSize: 2 });
  run.atEnd(() => db.destroy());
  await migrateDatabase(db);
  const started = performance.now();
  await loadCases(db, size, run.random.named(name));
  const seconds = (performance.now() - started) / 1_000;
  run.say(`${size} cases of 10 events loaded in ${seconds.toFixed(0)} s`);
  return db;
}

const policy = loadPolicy('config/policy/houten.json');
const partners = loadPartners('config/partners/houten', process.env).partners.map(({ id }) => id);

/** Milliseconds of publishing one edition; afterwards the database is as it was. */
async function timed(db: Database, countsAnew: boolean): Promise<number> {
  const slot = {
    slot: '2026-02-16',
    kind: 'scheduled',
    dueAt: '2026-02-16T05:00:00.000Z',
  } as const;
  const started = performance.now();
  if (countsAnew) await countAnew(db);
  await publishEdition(db, slot, { policy, partners, now: '2026-02-16T05:00:01.000Z' });
  const spent = performance.now() - started;
  await sql`truncate signal_publication, signal, edition, signal_answer cascade`.execute(db);
  await sql`update open_edition set edition = 1`.execute(db);
  return spent;
}

/** What a hub without kept figures would do: add up what every case contributes. */
async function countAnew(db: Database): Promise<void> {
  await sql`
    select key, sum(amount::integer), count(*)
    from case_contribution, jsonb_each_text(counts) as figure(key, amount) group by key
  `.execute(db);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Of the straight line that fits best. */
function slopeOf(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [atX, atY] = [mean(xs), mean(ys)];
  const up = xs.reduce((sum, x, index) => sum + (x - atX) * ((ys[index] ?? 0) - atY), 0);
  return up / xs.reduce((sum, x) => sum + (x - atX) ** 2, 0);
}
