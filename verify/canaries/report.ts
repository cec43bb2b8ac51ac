import type { ProofRun } from '../support/proof';
import type { Canary, CanaryBook, Fate } from './canary-book';
import type { Prober } from './prober';
import type { Scanner } from './scanner';

const fates: readonly Fate[] = ['kept', 'held', 'sealed', 'drafted', 'typed', 'refused'];
const longestList = 12;

export function sayCanaries(run: ProofRun, book: CanaryBook): void {
  const { canaries } = book;
  const fields = new Set(canaries.map(({ field }) => field));
  const cases = canaries.filter(({ field }) => field === 'person.name').length;
  const counts = fates.map((fate) => `${ofFate(canaries, fate).length} ${fate}`).join(', ');
  run.say(
    `${cases} cases; ${canaries.length} canaries in ${fields.size} different fields: ${counts}`,
  );
}

export function sayRequests(run: ProofRun, prober: Prober): void {
  const counts = new Map<number, number>();
  for (const { status } of prober.answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const text = sorted.map(([status, count]) => `${count} × ${status === 0 ? 'cut off' : status}`);
  run.say(`requests: ${prober.answers.length}, answered ${text.join(', ')}`);
}

/** Returns how many canaries were where they must not be. */
export function sayPlaces(run: ProofRun, scanner: Scanner): number {
  const { places, expected } = scanner;
  const columns = places.filter(({ name }) => name.startsWith('column '));
  const plain = columns.filter(({ name, hits }) => hits.length === 0 && !expected.has(name));
  for (const place of places.filter((each) => !plain.includes(each))) {
    const home = expected.get(place.name);
    const words = home === undefined ? '' : `, ${home.size} canaries where they belong`;
    run.say(`${place.name.padEnd(32)} ${kb(place.bytes)}  ${place.hits.length} hits${words}`);
  }
  const bytes = (list: typeof places) => list.reduce((sum, place) => sum + place.bytes, 0);
  run.say(`${`${plain.length} other columns`.padEnd(32)} ${kb(bytes(plain))}  0 hits`);
  const streams = places.reduce((sum, place) => sum + place.gzipStreams, 0);
  run.say(
    `scanned ${kb(bytes(places))} in ${places.length} places, ${streams} gzip streams opened`,
  );
  const hits = places.flatMap((place) => place.hits);
  for (const { place, form, canary } of hits.slice(0, longestList))
    run.say(`FOUND in ${place} as ${form}: ${canary.fate}, ${canary.field}`);
  return hits.length;
}

/** Returns how many canaries are not where they must be: then something else was proved than it seems. */
export function sayMissing(run: ProofRun, book: CanaryBook, scanner: Scanner): number {
  return (
    sayFate(run, { book, scanner, fate: 'kept', place: 'dossier, opened' }) +
    sayFate(run, { book, scanner, fate: 'sealed', place: 'histories, opened' }) +
    sayFate(run, { book, scanner, fate: 'drafted', place: 'answers with a draft' }) +
    sayFate(run, { book, scanner, fate: 'typed', place: 'form with what was typed' })
  );
}

interface FatePlace {
  readonly book: CanaryBook;
  readonly scanner: Scanner;
  readonly fate: Fate;
  readonly place: string;
}

function sayFate(run: ProofRun, { book, scanner, fate, place }: FatePlace): number {
  const found = scanner.expected.get(place) ?? new Set();
  const due = ofFate(book.canaries, fate);
  const missing = due.filter(({ word }) => !found.has(word));
  run.say(`${fate} in ${place}: ${due.length - missing.length} of ${due.length}`);
  for (const { field } of missing.slice(0, longestList)) run.say(`NOT in ${place}: ${field}`);
  return missing.length;
}

function ofFate(canaries: readonly Canary[], fate: Fate): readonly Canary[] {
  return canaries.filter((canary) => canary.fate === fate);
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(9)} kB`;
}
