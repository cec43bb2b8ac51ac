/** One invented resident of the factsheet: what was asked, who came, what came of it. */
export interface FactsheetResident {
  /** Obviously made up. */
  readonly name: string;
  readonly questions: readonly string[];
  readonly lifeDomains: readonly string[];
  readonly conversations: 2 | 3;
  /** Organisations at the table besides the three that are always there. */
  readonly organisations: readonly string[];
  readonly results: readonly string[];
  /** Themes of signals before the first edition, and after it. */
  readonly signals: readonly string[];
  readonly later: readonly string[];
}

const divorce = 'no-affordable-home-after-divorce';
const rules = 'rules-that-block-each-other';
const waiting = 'waiting-list';

type Rest = Pick<FactsheetResident, 'conversations' | 'organisations' | 'results'>;

function resident(
  name: string,
  asked: readonly [questions: readonly string[], lifeDomains: readonly string[]],
  rest: Rest,
  [signals, later]: readonly [readonly string[], readonly string[]],
): FactsheetResident {
  const [questions, lifeDomains] = asked;
  return { name, questions, lifeDomains, ...rest, signals, later };
}

/**
 * The factsheet of 2021 as fifteen lives (DOMAIN section 5): 34 conversations, 11 organisations; housing 5, after a
 * divorce 6, finances 2, children 3, violence 2, work 2, psychological 3. Who asked what together is invented.
 */
export const residents: readonly FactsheetResident[] = [
  resident(
    'Ada Verzinsel',
    [
      ['housing', 'after-divorce'],
      ['housing', 'relationships', 'income'],
    ],
    { conversations: 3, organisations: ['viveste'], results: ['urgency-granted'] },
    [
      [divorce, rules],
      [divorce, rules],
    ],
  ),
  resident(
    'Bas Bedenksel',
    [
      ['after-divorce', 'children'],
      ['relationships', 'income'],
    ],
    {
      conversations: 3,
      organisations: ['huisarts'],
      results: ['parenting-plan', 'contact-with-save'],
    },
    [[divorce], [divorce, waiting]],
  ),
  resident(
    'Cato Proefpersoon',
    [['housing'], ['housing', 'debts']],
    { conversations: 2, organisations: ['lister'], results: ['emergency-housing'] },
    [[rules], [rules]],
  ),
  resident(
    'Dirk Nepnaam',
    [
      ['after-divorce', 'housing'],
      ['housing', 'relationships'],
    ],
    { conversations: 2, organisations: ['viveste'], results: ['urgency-granted'] },
    [
      [divorce, rules],
      [divorce, rules],
    ],
  ),
  resident(
    'Els Voorbeeld',
    [['finances-benefit'], ['income', 'debts']],
    { conversations: 2, organisations: ['schuldhulpmaatje'], results: ['benefit-arranged'] },
    [[rules], [rules]],
  ),
  resident(
    'Fons Fictie',
    [['work'], ['work', 'income']],
    { conversations: 2, organisations: ['houtense-werktafel', 'jobstap'], results: [] },
    [[waiting], [waiting]],
  ),
  resident(
    'Gea Gefantaseerd',
    [
      ['after-divorce', 'children'],
      ['relationships', 'housing'],
    ],
    { conversations: 3, organisations: ['huisarts'], results: ['parenting-plan'] },
    [[divorce], [divorce]],
  ),
  resident(
    'Hein Schijngestalte',
    [['psychological'], ['mental-health', 'social-contacts']],
    { conversations: 2, organisations: ['huisarts'], results: ['support-of-applications'] },
    [[waiting], [waiting]],
  ),
  resident(
    'Iris Onecht',
    [
      ['domestic-violence', 'housing'],
      ['housing', 'relationships'],
    ],
    { conversations: 3, organisations: ['lister'], results: ['emergency-housing'] },
    [[], [rules]],
  ),
  resident(
    'Jan Zogenaamd',
    [['finances-benefit'], ['income']],
    { conversations: 2, organisations: ['uwv'], results: ['benefit-arranged'] },
    [[rules], [rules]],
  ),
  resident(
    'Kee Kwansuis',
    [['after-divorce'], ['relationships', 'debts']],
    { conversations: 2, organisations: ['schuldhulpmaatje'], results: ['support-of-applications'] },
    [[divorce], [divorce]],
  ),
  resident(
    'Lou Luchtkasteel',
    [
      ['psychological', 'work'],
      ['mental-health', 'work'],
    ],
    { conversations: 2, organisations: ['jobstap'], results: [] },
    [[waiting], [waiting]],
  ),
  resident(
    'Mia Mooibedacht',
    [['domestic-violence', 'children'], ['relationships']],
    { conversations: 2, organisations: ['huisarts'], results: [] },
    [[], [waiting]],
  ),
  resident(
    'Nico Niemand',
    [['psychological'], ['mental-health', 'physical-health']],
    { conversations: 2, organisations: ['voedselbank'], results: ['support-of-applications'] },
    [[waiting], [waiting]],
  ),
  resident(
    'Olga Ogenschijn',
    [
      ['after-divorce', 'housing'],
      ['housing', 'relationships'],
    ],
    { conversations: 2, organisations: ['viveste'], results: [] },
    [[divorce], [divorce]],
  ),
];
