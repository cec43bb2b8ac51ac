import { amsterdamDate, amsterdamInstant } from '../calendar/amsterdam';
import { addDays, instantMillis, toInstant } from '../calendar/iso';
import type { Case } from '../case/case';
import type { RetentionPolicy, RetentionTerm } from './retention-policy';

/** How long one ground makes the hub keep a case. */
export interface RetentionLine {
  /** Of the policy. */
  readonly ground: string;
  /** The law or list that says so. */
  readonly source: string;
  /** Instant from which this ground asks for nothing any more. */
  readonly until: string;
  /** The resident may ask for destruction before that. */
  readonly endsOnRequest: boolean;
}

export interface Retention {
  /** What the terms count from. */
  readonly from: string;
  readonly lines: readonly RetentionLine[];
  /** When destruction is proposed: the last of the lines. */
  readonly dueAt: string;
}

type Closing = Pick<Case, 'team' | 'closedAt' | 'evaluatedAt' | 'plan' | 'bases'>;

/**
 * What a closed case has to be kept for, one line per ground: the file of its table and every law its bases name. The
 * longest counts, for the case is one file. Undefined for a case that is not closed.
 */
export function retentionOf(current: Closing, policy: RetentionPolicy): Retention | undefined {
  const { closedAt, evaluatedAt = '' } = current;
  if (closedAt === undefined) return undefined;
  // The laws count from the last change, and looking back is one.
  const from = evaluatedAt > closedAt ? evaluatedAt : closedAt;
  const lines = [...groundsOf(current, policy)].map((ground) => lineOf(ground, from, policy));
  const dueAt = lines.map(({ until }) => until).reduce((one, other) => (one > other ? one : other));
  return { from, lines, dueAt };
}

function groundsOf({ team, plan, bases = [] }: Closing, policy: RetentionPolicy): Set<string> {
  const { fileOf, withoutPlan, consent, otherLaw, grounds } = policy;
  const ofBasis = bases.map(({ kind, law = '' }) => {
    if (kind === 'consent') return consent;
    const known = Object.entries(grounds).find(([, { laws }]) => laws.some(isSameLaw(law)));
    return known?.[0] ?? otherLaw;
  });
  return new Set([plan === undefined ? withoutPlan : fileOf[team], ...ofBasis]);
}

function isSameLaw(law: string) {
  return (known: string) => known.toLowerCase() === law.trim().toLowerCase();
}

function lineOf(ground: string, from: string, { grounds }: RetentionPolicy): RetentionLine {
  const rule = grounds[ground];
  if (rule === undefined) throw new Error(`the policy has no retention ground ${ground}`);
  const { keep, source, endsOnRequest } = rule;
  return { ground, source, until: endOf(keep, from), endsOnRequest };
}

/** Whether a day in UTC, such as `2026-11-26`, need not be kept any more at this instant. */
export function isLogDayOver(keep: RetentionTerm, day: string, now: string): boolean {
  return endOf(keep, `${day}T23:59:59.999Z`) <= now;
}

/**
 * Whole years from the day after: closed on 26 November 2026, fifteen years are over at 00:00 on 27 November 2041 in
 * Amsterdam. Closed on 29 February, a year without one counts to 1 March: never a day too short.
 */
function endOf({ unit, count }: RetentionTerm, from: string): string {
  if (unit === 'seconds') return toInstant(instantMillis(from) + count * 1_000);
  const [year = 0, month = 1, day = 1] = amsterdamDate(from).split('-').map(Number);
  const last = toInstant(Date.UTC(year + count, month - 1, day)).slice(0, 10);
  return amsterdamInstant(addDays(last, 1), '00:00');
}
