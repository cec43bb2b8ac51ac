import { outcomes, type DeadlineKind, type Outcome } from '../case/case';
import { rejectionReasons } from '../handoff/status';
import type { Policy } from '../policy/policy';
import { composeBudget } from './compose-budget';
import { composeEvaluations } from './compose-evaluations';
import { composeFactsheet } from './compose-factsheet';
import { margin } from './contribution';
import type { Published } from './counts';
import { countedIn, tableOf, type Counted, type TallyLine } from './figure-tables';
import type { CountLine, FigureName, PartnerLine, SignalReport } from './report';
import { suppressList, suppressShares, suppressTable } from './suppress';
import { suppressExclusive } from './suppress-exclusive';
import { composeThemes } from './compose-themes';
import type { EditionSlot } from './edition-due';

export interface ReportContext {
  readonly policy: Policy;
  /** Codes of the organisations that a hand-off or a signal may name. */
  readonly partners: readonly string[];
  /** Without disclosure control, for the control run of a proof: every number there is. */
  readonly showsAll?: boolean;
}

export interface ReportInput {
  readonly edition: {
    readonly edition: number;
    readonly from: string;
    readonly until: string;
    readonly slot: EditionSlot;
  };
  /** Of this edition and since the start. */
  readonly lines: readonly TallyLine[];
  /** What was published before, the oldest first. */
  readonly earlier: readonly SignalReport[];
  readonly context: ReportContext;
}

/** What the parts of a report are made of. */
export interface ReportParts {
  readonly counted: Counted;
  readonly threshold: number;
  readonly earlier: readonly SignalReport[];
  readonly context: ReportContext;
}

/** The edition after disclosure control. Pure: the same counts give the same report. */
export function composeReport({ edition, lines, earlier, context }: ReportInput): SignalReport {
  const { policy, showsAll = false } = context;
  const threshold = showsAll ? 1 : policy.report.threshold;
  const parts: ReportParts = {
    counted: countedIn(edition.edition, lines),
    threshold,
    earlier,
    context,
  };
  const { edition: number, from, until, slot } = edition;
  const previous = earlier.at(-1);
  const ended = composeOutcomes(parts);
  return {
    edition: {
      ...{ edition: number, kind: slot.kind, from, until, threshold },
      isLate: isLate(until, slot.dueAt),
      municipality: policy.municipality,
      policyVersion: policy.version,
    },
    figures: composeFigures(parts, ended.total),
    ...(previous === undefined ? {} : { previousFigures: previous.figures }),
    ...composeThemes(parts),
    organisations: listOf(parts, 'organisations', parts.context.partners),
    partners: composePartners(parts),
    rules: composeRules(parts),
    outcomes: ended.lines,
    termsMissed: listOf(parts, 'terms', termKinds),
    budget: composeBudget(parts),
    evaluations: composeEvaluations(parts),
    factsheet: composeFactsheet(parts),
  };
}

const lateAfterMs = 3_600_000;

function isLate(publishedAt: string, dueAt: string): boolean {
  return Date.parse(publishedAt) - Date.parse(dueAt) > lateAfterMs;
}

/** Terms of which a passing is told to somebody. */
const termKinds = [
  'triage',
  'intake',
  'first-session',
  'plan',
  'call-back',
  'follow-up-session',
  'evaluation',
  'aftercare',
  'action',
  'out-of-reach',
  'max-duration',
  'crisis',
] as const satisfies readonly DeadlineKind[];

/** Lists without a total, whose rows may overlap: nothing can be subtracted from anything, and nothing is of everybody. */
function listOf<Code extends string>(
  { counted, threshold }: ReportParts,
  table: 'organisations' | 'terms',
  codes: readonly Code[],
): readonly CountLine<Code>[] {
  const tallies = codes.map((code) => counted.now(table, code)).map(({ cases }) => inCases(cases));
  const published = suppressShares(tallies, counted.now('figures', 'cases'), threshold);
  return codes.map((code, index) => ({ code, count: published[index] ?? 'withheld' }));
}

const inCases = (cases: number) => ({ count: cases, cases });

function composeFigures(
  { counted, threshold }: ReportParts,
  closures: Published,
): Readonly<Record<FigureName, Published>> {
  const of = (name: FigureName): Published =>
    suppressList([counted.now('figures', name)], threshold)[0] ?? 'withheld';
  return {
    cases: of('cases'),
    referrals: of('referrals'),
    conversations: of('conversations'),
    handoffs: of('handoffs'),
    closures,
  };
}

function composePartners({ counted, threshold, context }: ReportParts): readonly PartnerLine[] {
  const declines = rejectionReasons.map((reason) => `declined/${reason}`);
  const columns = ['accepted', 'silent', ...declines];
  const rows = context.partners;
  const table = suppressTable(tableOf(counted, 'partners', { rows, columns }), threshold);
  return rows.map((partner, index) => {
    const of = (column: string) => table.cells[index]?.[columns.indexOf(column)] ?? 'withheld';
    const accepted = of('accepted');
    const days = counted.now('days-to-accept', partner).count;
    return {
      ...{ partner, answers: table.rowTotals[index] ?? 'withheld', accepted },
      declined: byReason((reason) => of(`declined/${reason}`)),
      silent: of('silent'),
      ...(accepted === 'withheld' || accepted === 0
        ? {}
        : { meanDaysToAccept: Math.round(days / accepted) }),
    };
  });
}

function byReason(of: (reason: string) => Published): PartnerLine['declined'] {
  return {
    capacity: of('capacity'),
    'not-eligible': of('not-eligible'),
    'wrong-partner': of('wrong-partner'),
    'missing-information': of('missing-information'),
    'out-of-area': of('out-of-area'),
    'resident-declined': of('resident-declined'),
    'partner-declined': of('partner-declined'),
  };
}

/** A rule is what somebody typed, so it is only named when enough cases name it the same, and not all of them. */
function composeRules({ counted, threshold }: ReportParts): readonly CountLine[] {
  const rules = counted.rowsOf('rules');
  const tallies = rules.map((code) => inCases(counted.now('rules', code).cases));
  const published = suppressShares(tallies, counted.now('figures', 'cases'), threshold);
  return rules
    .flatMap((code, index) => {
      const count = published[index] ?? 'withheld';
      return count === 'withheld' ? [] : [{ code, count }];
    })
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** Those that a case did not come to are withheld as well, so the total stands only beside all of them. */
function composeOutcomes({ counted, threshold }: ReportParts): {
  readonly lines: readonly CountLine<Outcome>[];
  readonly total: Published;
} {
  const codes: readonly Outcome[] = [...outcomes, 'redirected'];
  const tallies = codes.map((code) => counted.now('outcomes', code));
  const { cases } = counted.now('figures', 'cases');
  const published = suppressExclusive(tallies, cases, threshold);
  const lines = codes.map((code, index) => ({ code, count: published[index] ?? 'withheld' }));
  const isWhole = !published.includes('withheld');
  return { lines, total: isWhole ? counted.now('outcomes', margin).count : 'withheld' };
}
