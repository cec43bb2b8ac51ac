import { dutchDate } from '../notice/dutch-date';
import type { Policy } from '../policy/policy';

/** What a motivated deviation says, with the words that the professional wrote. */
export interface DeviationFacts {
  readonly municipality: string;
  readonly caseNumber: string;
  readonly rule: string;
  readonly article?: string | undefined;
  readonly mandate: string;
  /** Member code; the hub need not know whose. */
  readonly decidedBy: string;
  /** Their function, Dutch, as in `functionOf`. */
  readonly decidedAs: string;
  readonly reason: string;
  readonly insteadOf?: string | undefined;
  /** Instant; its date in Amsterdam stands above the decision. */
  readonly at: string;
}

/** The decision as a professional hands it to the organisation that carries it out. Dutch, plain text. */
export function decisionText(facts: DeviationFacts): string {
  const { municipality, caseNumber, rule, article, mandate, decidedBy, decidedAs } = facts;
  const parts: readonly (readonly [string, string])[] = [
    ['Afgeweken van', article === undefined ? rule : `${rule}, ${article}`],
    ['Waarom', facts.reason],
    ...(facts.insteadOf === undefined ? [] : [['In plaats van', facts.insteadOf] as const]),
    ['Op grond van', mandate],
    ['Besloten door', `${decidedAs} Op Koers, gemeente ${municipality} (${decidedBy})`],
    ['Datum', dutchDate(facts.at)],
  ];
  return [
    'Besluit om gemotiveerd af te wijken',
    `Op Koers ${municipality}, traject ${caseNumber}`,
    ...parts.map(([head, words]) => `${head}\n${words}`),
    'Dit besluit geldt voor dit ene traject. Voer het uit zoals het hier staat. Kan dat niet? Bel dan meteen met Op Koers.',
  ].join('\n\n');
}

/** Under what name somebody decides: the policy says who has a seat at a table; of anybody else it is only known that they hold a mandate. */
export function functionOf(code: string, { tables }: Pick<Policy, 'tables'>): string {
  const seats = Object.values(tables).flatMap((table) => table.seats);
  const isSeated = seats.some(({ member, backup }) => member === code || backup === code);
  return isSeated ? 'lid van de tafel' : 'mandaathouder';
}
