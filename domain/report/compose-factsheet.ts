import { lifeDomains } from '../case/case';
import type { ReportParts } from './compose-report';
import type { FigureTable } from './contribution';
import type { Published, Tally } from './counts';
import { guardFigures, type Figures } from './guard';
import type { CountLine, Factsheet } from './report';
import { suppressList, suppressShares } from './suppress';

/**
 * The factsheet of DOMAIN section 5: counted since the start, so each edition could be subtracted from the one before.
 * What such a subtraction would tell of a few residents is withheld.
 */
export function composeFactsheet(parts: ReportParts): Factsheet {
  const { counted, threshold, earlier } = parts;
  const published = earlier.map(({ factsheet }) => figuresOf(factsheet));
  const now = suppressed(parts);
  const { conversations = 'withheld', organisations = 'withheld', ...people } = now;
  const guarded = guardFigures({ now: people, earlier: published, threshold, whole: 'residents' });
  const last = published.at(-1);
  // Conversations are not people: they go on when enough people had one in this edition.
  const isMoving = counted.now('figures', 'conversations').cases >= threshold;
  return readFigures(
    {
      ...guarded,
      organisations,
      conversations: isMoving ? conversations : (last?.['conversations'] ?? conversations),
    },
    parts,
  );
}

/** The figures of the factsheet, not yet compared with earlier editions. */
function suppressed(parts: ReportParts): Figures {
  const { counted, threshold } = parts;
  const residents = counted.sinceStart('factsheet', 'residents');
  const shares = lists(parts).flatMap(([table, codes]) => {
    const tallies = codes.map((code) => inCases(counted.sinceStart(table, code)));
    const rows = suppressShares(tallies, residents, threshold);
    return codes.map((code, index) => [keyOf(table, code), rows[index] ?? 'withheld'] as const);
  });
  const [published = 'withheld', conversations = 'withheld'] = suppressList(
    [residents, counted.sinceStart('factsheet', 'conversations')],
    threshold,
  );
  return {
    residents: published,
    conversations,
    organisations: published === 'withheld' ? 'withheld' : organisationsIn(parts),
    ...Object.fromEntries(shares),
  };
}

const inCases = ({ cases }: Tally): Tally => ({ count: cases, cases });

/** How many organisations took part tells of organisations; it is withheld with the residents all the same. */
function organisationsIn({ counted, context }: ReportParts): number {
  const involved = new Set(counted.rowsSinceStart('involved'));
  return context.partners.filter((partner) => involved.has(partner)).length;
}

type ListTable = Extract<FigureTable, 'questions' | 'life-domains' | 'results' | 'improved'>;

function lists({ context }: ReportParts): readonly (readonly [ListTable, readonly string[]])[] {
  const { questions, results } = context.policy.report;
  return [
    ['questions', Object.keys(questions)],
    ['life-domains', lifeDomains],
    ['results', Object.keys(results)],
    ['improved', lifeDomains],
  ];
}

const keyOf = (table: ListTable, code: string): string => `${table}/${code}`;

function figuresOf({
  questions,
  lifeDomains: domains,
  results,
  successes: _successes,
  improved = [],
  ...factsheet
}: Factsheet): Figures {
  const keyed = (table: ListTable, lines: readonly CountLine[]) =>
    Object.fromEntries(lines.map(({ code, count }) => [keyOf(table, code), count]));
  return {
    ...factsheet,
    ...keyed('questions', questions),
    ...keyed('life-domains', domains),
    ...keyed('results', results),
    ...keyed('improved', improved),
  };
}

function readFigures(figures: Figures, { context }: ReportParts): Factsheet {
  const of = (key: string): Published => figures[key] ?? 'withheld';
  const lines = <Code extends string>(table: ListTable, codes: readonly Code[]) =>
    codes.map((code) => ({ code, count: of(keyOf(table, code)) }));
  const { questions, results } = context.policy.report;
  return {
    residents: of('residents'),
    conversations: of('conversations'),
    organisations: of('organisations'),
    questions: lines('questions', Object.keys(questions)),
    lifeDomains: lines('life-domains', lifeDomains),
    results: lines('results', Object.keys(results)),
    improved: lines('improved', lifeDomains),
  };
}
