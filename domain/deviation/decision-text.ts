import { dutchDate } from '../notice/dutch-date';

/** What a motivated deviation says, with the words that the professional wrote. */
export interface DeviationFacts {
  readonly municipality: string;
  readonly caseNumber: string;
  readonly rule: string;
  readonly article?: string | undefined;
  readonly mandate: string;
  /** Member code. */
  readonly decidedBy: string;
  readonly reason: string;
  readonly insteadOf?: string | undefined;
  /** Instant; its date in Amsterdam stands above the decision. */
  readonly at: string;
}

/** The decision as a professional hands it to the organisation that carries it out. Dutch, plain text. */
export function decisionText(facts: DeviationFacts): string {
  const { municipality, caseNumber, rule, article, mandate, decidedBy } = facts;
  const parts: readonly (readonly [string, string])[] = [
    ['Afgeweken van', article === undefined ? rule : `${rule}, ${article}`],
    ['Waarom', facts.reason],
    ...(facts.insteadOf === undefined ? [] : [['In plaats van', facts.insteadOf] as const]),
    ['Op grond van', mandate],
    ['Besloten door', `mandaathouder ${decidedBy}`],
    ['Datum', dutchDate(facts.at)],
  ];
  return [
    'Besluit om gemotiveerd af te wijken',
    `Op Koers ${municipality}, traject ${caseNumber}`,
    ...parts.map(([head, words]) => `${head}\n${words}`),
    'Dit besluit geldt voor dit ene traject. Voer het uit zoals het hier staat. Kan dat niet? Bel dan meteen met Op Koers.',
  ].join('\n\n');
}
