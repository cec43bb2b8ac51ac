import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../launch/repo-root';
import { bundleWorkflows } from '../worker/bundle-workflows';
import { readBundle, type BundleContents } from './bundle/bundle-contents';
import { countByOwner, findIntruders } from './bundle/find-intruders';
import { bundleByDefault } from './bundle/module-graph';
import { ownerOf, type Owner } from './bundle/module-owner';
import { makeTrialEntries, type TrialEntries } from './bundle/trial-entries';
import { runProof, type ProofRun } from './support/proof';

/** A bare workflow is 504 kB with the codec's failure converter; six workflows and the domain they decide with, budget too, are about 105 kB. */
const largestBytes = 615_000;
const largestRatio = 1.18;

/** What each control plants in a copy of the entry; the bundler lets all of these through without a word. */
const plants: Readonly<Record<string, readonly string[]>> = {
  'import-rule': ['zod', 'kysely', 'pino'],
  'builtin-rule': ['util', 'assert', 'url'],
  'room-rule': ['./store/dossier', './config/policy/houten.json'],
};

interface Judged {
  /** As the worker loads it. */
  readonly shipped: BundleContents;
  /** As the SDK's defaults make it, with everything the imports lead to. */
  readonly byDefault: BundleContents;
  readonly graph: readonly Owner[];
}

void runProof({
  name: 'bundle',
  claim: 'the workflow bundle is workflows/, domain/ and what any workflow brings along',
  protections: Object.keys(plants),
  longestMs: 180_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const trials = makeTrialEntries(repoRoot);
  run.atEnd(trials.remove);
  const bare = await bundleBothWays(trials.bare);
  if (run.without !== undefined) return control(run, trials, bare);
  const hub = await bundleBothWays(join(repoRoot, 'workflows', 'index.ts'));
  saySizes(run, hub, bare);
  sayOwners(run, hub.shipped);
  const intruders = sayIntruders(run, { hub, bare, trials });
  const isBuilt = sayWhetherBuilt(run, hub.shipped);
  const { bytes } = hub.shipped;
  const isSmall = bytes < largestBytes && bytes / bare.byDefault.bytes <= largestRatio;
  return intruders === 0 && isBuilt && isSmall;
}

async function bundleBothWays(entry: string): Promise<Judged> {
  const { code, graph } = await bundleByDefault(entry);
  return {
    shipped: readBundle(await bundleWorkflows(entry), repoRoot),
    byDefault: readBundle(code, repoRoot),
    graph: graph.map((source) => ownerOf(source, repoRoot)),
  };
}

function saySizes(run: ProofRun, hub: Judged, bare: Judged): void {
  const ratio = (base: BundleContents) => (hub.shipped.bytes / base.bytes).toFixed(3);
  const [limit, byDefault, shipped] = [largestBytes, bare.byDefault.bytes, bare.shipped.bytes];
  run.say('nothing here is left to chance: the seed changes nothing; sizes without source map');
  run.say(`hub               ${kb(hub.shipped.bytes)}, limit ${kb(limit)}`);
  run.say(
    `bare, defaults    ${kb(byDefault)}, hub ÷ bare ${ratio(bare.byDefault)}, limit ${largestRatio}`,
  );
  run.say(`bare, as the hub  ${kb(shipped)}, hub ÷ bare ${ratio(bare.shipped)}`);
}

function sayOwners(run: ProofRun, { modules, unmappedBytes }: BundleContents): void {
  for (const [owner, count] of countByOwner(modules.filter(({ kind }) => kind !== 'machinery'))) {
    const bytes = sum(modules.filter((module) => module.owner === owner));
    run.say(`  ${owner.padEnd(22)} ${String(count).padStart(3)} modules, ${kb(bytes)}`);
  }
  run.say(`  ${'wrappers and indents'.padEnd(22)} ${kb(unmappedBytes).padStart(20)}`);
}

/** Two judges: the source map of what is shipped, and the modules the bundler read on its way. */
function sayIntruders(
  run: ProofRun,
  { hub, bare, trials }: { hub: Judged; bare: Judged; trials: TrialEntries },
): number {
  const mapped = findIntruders(hub.shipped.modules, bare.shipped.modules, trials.folder);
  const read = findIntruders(hub.graph, bare.graph, trials.folder);
  const names = new Set([...mapped, ...read].map(({ owner }) => owner));
  for (const name of names) {
    const own = mapped.filter(({ owner }) => owner === name);
    const count = read.filter(({ owner }) => owner === name).length;
    run.say(
      `does not belong: ${name}, ${count} modules read, ${kb(sum(own))} of the bundle by its map`,
    );
  }
  if (names.size === 0)
    run.say(`${hub.graph.length} modules read, all of them belong in the bundle`);
  return names.size;
}

/** The worker loads the file that `npm run build` wrote. */
function sayWhetherBuilt(run: ProofRun, { script }: BundleContents): boolean {
  const file = join(repoRoot, 'dist', 'workflow-bundle.js');
  const isBuilt = existsSync(file) && readFileSync(file, 'utf8').startsWith(script);
  run.say(`dist/workflow-bundle.js ${isBuilt ? 'is' : 'is NOT'} the bundle judged here`);
  return isBuilt;
}

async function control(run: ProofRun, trials: TrialEntries, bare: Judged): Promise<boolean> {
  const planted = plants[run.without ?? ''] ?? [];
  if (run.without === 'builtin-rule') await sayRefused(run, trials, 'crypto');
  let found = 0;
  for (const name of planted) {
    const hub = await bundleBothWays(trials.withImport(name));
    run.say(`planted ${name}: ${kb(hub.shipped.bytes)}`);
    if (sayIntruders(run, { hub, bare, trials }) > 0) found += 1;
  }
  run.say(`planted ${planted.length}, found ${found}`);
  return found < planted.length;
}

async function sayRefused(run: ProofRun, trials: TrialEntries, name: string): Promise<void> {
  const isRefused = await bundleWorkflows(trials.withImport(name)).then(
    () => false,
    () => true,
  );
  run.say(`planted ${name}: the bundler ${isRefused ? 'refuses it by itself' : 'lets it through'}`);
}

function sum(modules: BundleContents['modules']): number {
  return modules.reduce((total, { bytes }) => total + bytes, 0);
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
