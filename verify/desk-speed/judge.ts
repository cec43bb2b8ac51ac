import type { ProofRun } from '../support/proof';
import type { Watched } from './pages';
import type { View } from './view-page';

/** One page with a few cases, with many, and for who has all of the many; the last may be none. */
export interface Seen {
  readonly page: Watched;
  readonly few: readonly View[];
  readonly many: readonly View[];
  readonly busy: readonly View[];
}

const allStylesheets = 3;
const mostRatio = 1.5;
const mostGzipBytes = 8_000;
/** The first views fill caches. */
const warmUps = 5;

/** What each first page asked for beside itself. */
export function judgeFirst(run: ProofRun, stylesheets: readonly number[]): readonly string[] {
  const counts = distinct(stylesheets).join(' or ');
  run.say(`stylesheets that each first page asked for: ${counts}`);
  return counts === String(allStylesheets) ? [] : ['each first page asks all stylesheets once'];
}

/** What each view asked and got; resolves to what is not as it should be. */
export function judgePages(run: ProofRun, seen: readonly Seen[]): readonly string[] {
  return seen.flatMap((one) => {
    const { page, few, many, busy } = one;
    const all = [...few, ...many, ...busy];
    const [ofFew = '', ofMany = '', ofBusy = ''] = [few, many, busy].map(queriesOf);
    const forBusy = ofBusy === '' ? '' : `, ${ofBusy} for who has 990 of them`;
    run.say(
      `${page.name}: ${String(all.length)} views, ${ofFew} queries with 10 cases, ${ofMany} with 1,000${forBusy}; logged ${readsOf(all)}; at most ${kilobytes(largest(all))} gzipped`,
    );
    const isSame = new Set([ofFew, ofMany, ...(ofBusy === '' ? [] : [ofBusy])]).size === 1;
    const claims: readonly (readonly [boolean, string])[] = [
      [isSame && !ofFew.includes('or'), 'asks as many queries whatever the number of cases'],
      [page.operation === undefined || readsOf(all) === page.operation, 'is one read'],
      [page.isCase !== true || largest(all) < mostGzipBytes, 'is under 8 kB gzipped'],
      [all.every(({ stylesheets }) => stylesheets === 0), 'asks no stylesheet again'],
      [all.every(({ hasScript }) => !hasScript), 'has no script'],
    ];
    return claims.flatMap(([holds, claim]) => (holds ? [] : [`${page.name} ${claim}`]));
  });
}

function queriesOf(views: readonly View[]): string {
  return distinct(views.map(({ queries }) => queries)).join(' or ');
}

function readsOf(views: readonly View[]): string {
  return distinct(views.map(({ operations }) => operations.join(' and '))).join(' or ');
}

function largest(views: readonly View[]): number {
  return Math.max(...views.map(({ gzipBytes }) => gzipBytes));
}

/** How long it took, at a few and at many. */
export function judgeTimes(run: ProofRun, seen: readonly Seen[]): readonly string[] {
  return seen.flatMap(({ page, few, many, busy }) => {
    const [least, most] = [p95(few), p95(many)];
    const ratio = most / least;
    run.say(
      `${page.name}: p95 ${least.toFixed(1)} ms with 10 cases, ${most.toFixed(1)} ms with 1,000: ${ratio.toFixed(2)} times (median ${median(few)}, ${median(many)} ms)`,
    );
    if (busy.length > 0)
      run.say(`${page.name}: p95 ${p95(busy).toFixed(1)} ms for who has 990 cases; not judged`);
    return ratio <= mostRatio ? [] : [`${page.name} takes at most 1.5 times as long`];
  });
}

function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}

const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;

function p95(views: readonly View[]): number {
  return quantile(views, 0.95);
}

function median(views: readonly View[]): string {
  return quantile(views, 0.5).toFixed(1);
}

function quantile(views: readonly View[], part: number): number {
  const sorted = views
    .slice(warmUps)
    .map(({ ms }) => ms)
    .toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * part)] ?? NaN;
}
