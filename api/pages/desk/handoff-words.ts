import { categoryWords } from '../../../domain/basis/category-words';
import { dutchDay, dutchMoment } from '../dutch-moment';
import type { Fact } from '../parts/facts';
import { rejectionWords } from '../partner/words';
import { listed } from '../phrases';
import type { CaseDesk } from './case-view';
import { handoffWords } from './words';

export type Handoff = CaseDesk['handoffs'][number];

/** The partner let the term for an answer pass. */
export function isUnanswered({ status, deadlines }: Handoff): boolean {
  return (
    status === 'requested' &&
    deadlines.some(({ kind, passings }) => kind === 'acceptance' && passings > 0)
  );
}

interface Trouble {
  readonly title: string;
  readonly text: string;
}

/** What is wrong with a hand-off, and what to do about it. */
export function troubleOf(handoff: Handoff, partner: string): Trouble | undefined {
  const { status, deliveryState, deadlines, withdrawal, requestedAt } = handoff;
  if (withdrawal?.state === 'undeliverable')
    return {
      title: `${partner} weet nog niet dat dit gestopt is`,
      text: 'Ons bericht om alles te verwijderen komt niet aan. Bel zelf, of stuur het opnieuw.',
    };
  if (deliveryState === 'dead-letter' && status === 'permitted')
    return {
      title: `De vraag komt niet aan bij ${partner}`,
      text: 'Wij hebben het vaak geprobeerd. Stuur de vraag opnieuw, of bel zelf.',
    };
  if (isUnanswered(handoff))
    return {
      title: `${partner} antwoordt niet sinds ${dutchDay(requestedAt)}`,
      text: 'Bel zelf, of kies een andere weg.',
    };
  if (status === 'rejected' || status === 'failed')
    return {
      title: status === 'rejected' ? `${partner} zegt nee` : `Het lukt ${partner} niet`,
      text: 'Kies een andere weg: vraag een andere partner, of doe deze stap zelf.',
    };
  return deadlines.some(({ passings }) => passings > 0)
    ? { title: `${partner} liet niets horen`, text: 'Bel zelf hoe het ervoor staat.' }
    : undefined;
}

/** How it stands, what the partner got and what they said last. */
export function handoffFacts(handoff: Handoff): readonly Fact[] {
  const { status, statusAt, requestedAt, deadlines, result, note } = handoff;
  const [dueAt] = deadlines.map((deadline) => deadline.dueAt).toSorted();
  return [
    ['Stand', `${handoffWords[status].word}, sinds ${dutchMoment(statusAt)}`],
    ['Gevraagd', dutchMoment(requestedAt)],
    ['Wat zij kregen', receivedWords(handoff)],
    ...(dueAt === undefined ? [] : [['Wij wachten tot', dutchMoment(dueAt)] as const]),
    ['Laatste antwoord', result ?? note ?? reasonWords(handoff) ?? 'Nog geen antwoord'],
  ];
}

function receivedWords({ categories, deliveredAt }: Handoff): string {
  const data = listed(['de vraag', ...categories.map((category) => categoryWords[category])]);
  return deliveredAt === undefined ? `Nog niets. Klaar om te gaan: ${data}` : data;
}

function reasonWords({ reason }: Handoff): string | undefined {
  return reason === undefined ? undefined : new Map(Object.entries(rejectionWords)).get(reason);
}
