import { outcomes, type DeadlineKind, type Outcome } from '../case/case';
import { rejectionReasons } from '../handoff/status';
import type { Policy } from '../policy/policy';
import { composeFactsheet } from './compose-factsheet';
import type { Published } from './counts';
import { countedIn, tableOf, type Counted, type TallyLine } from './figure-tables';
import {
  budgetFigures,
  successes,
  type BudgetFigure,
  type CountLine,
  type Evaluations,
  type FigureName,
  type PartnerLine,
  type SignalReport,
} from './report';
import { suppressList, suppressTable } from './suppress';
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

/** Lists without a total, whose rows may overlap: nothing can be subtracted from anything. */
function listOf<Code extends string>(
  { counted, threshold }: ReportParts,
  table: 'organisations' | 'terms',
  codes: readonly Code[],
): readonly CountLine<Code>[] {
  const tallies = codes.map((code) => counted.now(table, code)).map(({ cases }) => inCases(cases));
  const published = suppressList(tallies, threshold);
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

/** A rule is what somebody typed, so it is only named when enough cases name it the same. */
function composeRules({ counted, threshold }: ReportParts): readonly CountLine[] {
  return counted
    .rowsOf('rules')
    .map((code) => ({ code, count: counted.now('rules', code).cases }))
    .filter(({ count }) => count >= threshold)
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** In whole euros; a sum is there when enough cases are in it. */
function composeBudget({ counted, threshold }: ReportParts): readonly CountLine<BudgetFigure>[] {
  const tallies = budgetFigures.map((code) => counted.now('budget', code));
  const published = suppressList(
    tallies.map(({ count, cases }) => ({ count: Math.round(count / 100), cases })),
    threshold,
  );
  return budgetFigures.map((code, index) => ({ code, count: published[index] ?? 'withheld' }));
}

function composeEvaluations({ counted, threshold }: ReportParts): Evaluations {
  const shape = { rows: successes, columns: [''] };
  const table = suppressTable(tableOf(counted, 'success', shape), threshold);
  const success = successes.map((code, index) => ({
    ...{ code, count: table.rowTotals[index] ?? 'withheld' },
  }));
  const { count, cases } = counted.now('satisfaction', 'marks');
  return cases < threshold ? { success } : { success, meanSatisfaction: Math.round(count / cases) };
}

function composeOutcomes({ counted, threshold }: ReportParts): {
  readonly lines: readonly CountLine<Outcome>[];
  readonly total: Published;
} {
  const rows: readonly Outcome[] = [...outcomes, 'redirected'];
  const table = suppressTable(tableOf(counted, 'outcomes', { rows, columns: [''] }), threshold);
  const lines = rows.map((code, index) => ({ code, count: table.rowTotals[index] ?? 'withheld' }));
  return { lines, total: table.total };
}
