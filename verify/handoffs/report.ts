import { spread } from '../support/report';
import type { Findings } from './checker/check-handoffs';

/** The lines for people; ids of what is wrong, at most a few of each. */
export function describeHandoffs(found: Findings): readonly string[] {
  const { asked, messages, faults, times } = found;
  return [
    `clients: ${asked.asked} hand-offs asked for in ${asked.attempts} attempts: ${asked.unanswered} cut off or broken off, ${asked.later} told to come back (503), ${asked.replayed} answered from a kept answer`,
    `accepted ${asked.accepted.length}, not accepted ${asked.notAccepted}, keys and hand-offs mixed up ${asked.mixedUp}`,
    `faults of the webhook partners: ${describe(faults.webhook)}`,
    `faults of the Zaken API, per request: ${describe(faults.zaken)}`,
    `messages per hand-off at the webhook partners: ${spread(messages.webhook)}, ${sum(messages.webhook)} in all; attempts as the hub shows them: ${spread(messages.shownAttempts)}`,
    `effects: ${found.effects} hand-offs reached their partner; from asking to effect ${spread(times.reached)} ms, to the last word of the partner ${spread(times.ended)} ms (min / median / max)`,
    `lost ${few(found.lost)}, doubled ${few(found.doubled)}, incomplete ${few(found.incomplete)}, script not ended ${few(found.unfinished)}, shown otherwise ${few(found.shownWrong)}, strangers ${few(found.strangers)}`,
  ];
}

/** Every hand-off that was asked for was accepted and had its effect exactly once. */
export function isExactlyOnce(found: Findings, count: number): boolean {
  const { asked, lost, doubled, incomplete, unfinished, shownWrong, strangers } = found;
  const isAccepted = asked.accepted.length === count && asked.notAccepted + asked.mixedUp === 0;
  const wrong = [lost, doubled, incomplete, unfinished, shownWrong, strangers].flat();
  return isAccepted && found.effects === count && wrong.length === 0;
}

function describe(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
}

function few(ids: readonly string[]): string {
  return ids.length === 0 ? '0' : `${ids.length} (${ids.slice(0, 3).join(', ')})`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
