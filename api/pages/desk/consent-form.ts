import { consentForms } from '../../../domain/basis/basis';
import { dataCategories, type DataCategory } from '../../../domain/basis/category';
import { amsterdamDate, amsterdamInstant } from '../../../domain/calendar/amsterdam';
import type { AnswerOf } from '../operations';
import type { FieldError } from '../parts/errors';
import { consentText } from './consent-text';
import { missing, textOf, ticked } from './typed';
import type { Typed, Visit } from './visit';

export type Partners = AnswerOf<'listPartners'>['partners'];

/** Codes of the partners that were chosen. */
export function chosenIn(typed: Typed): readonly string[] {
  return ticked(typed, 'met');
}

/** Which partners comes first; what each may know, after that. */
export function isChoosing(typed: Typed): boolean {
  return chosenIn(typed).length === 0 || typed.get('doe') === 'partners';
}

/** Everything is there: by consent, or because of a law. */
export function isComplete(typed: Typed): boolean {
  return ['toestemming', 'wet'].includes(typed.get('doe') ?? '');
}

export function consentErrors(typed: Typed, { now, labels }: Visit): readonly FieldError[] {
  const chosen = chosenIn(typed);
  if (chosen.length === 0) return noPartner;
  if (!isComplete(typed)) return [];
  const told = chosen
    .filter((partner) => categoriesFor(typed, partner).length === 0)
    .map((partner) => ({
      field: `mag-${partner}`,
      text: `Kies wat ${labels.organisation(partner)} mag weten`,
    }));
  const rest = typed.get('doe') === 'wet' ? missing(typed, ofLaw) : ofConsent(typed, now);
  return [...told, ...rest];
}

const noPartner: readonly FieldError[] = [
  { field: 'met', text: 'Kies aan wie jullie iets vertellen' },
];

const ofLaw: readonly FieldError[] = [
  { field: 'wet', text: 'Schrijf op welke wet het is' },
  { field: 'artikel', text: 'Schrijf op welk artikel het is' },
  { field: 'nodig', text: 'Schrijf op waarom het nodig is' },
];

function ofConsent(typed: Typed, now: Date): readonly FieldError[] {
  const isKnown = consentForms.some((form) => form === typed.get('hoe'));
  return [
    ...(isKnown ? [] : [{ field: 'hoe', text: 'Kies hoe de inwoner ja zei' }]),
    ...(isAhead(textOf(typed, 'tot'), now)
      ? []
      : [{ field: 'tot', text: 'Kies een dag die nog komt, bijvoorbeeld over een half jaar' }]),
  ];
}

function isAhead(date: string, now: Date): boolean {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  return isDate && date > amsterdamDate(now.toISOString()) && date < '2200';
}

function categoriesFor(typed: Typed, partner: string): readonly DataCategory[] {
  const chosen = ticked(typed, `mag-${partner}`);
  return dataCategories.filter((category) => chosen.includes(category));
}

/** As the API takes it. */
export function basisOf(typed: Typed, { session }: Visit) {
  const grants = chosenIn(typed).map((partner) => ({
    partner,
    categories: categoriesFor(typed, partner),
  }));
  if (typed.get('doe') === 'wet') {
    const [law, article, necessity] = ['wet', 'artikel', 'nodig'].map((id) => textOf(typed, id));
    return { kind: 'statutory', law, article, necessity, decidedBy: session.subject, grants };
  }
  return {
    ...{ kind: 'consent', textVersion: consentText.version, givenHow: typed.get('hoe') },
    ...{ validUntilAt: lastMoment(textOf(typed, 'tot')), grants },
  };
}

/** The whole day counts. */
function lastMoment(date: string): string {
  return amsterdamInstant(date, '23:59');
}

const months = 6;

/** Half a year ahead, which is as long as a case lasts at most. */
export function usualEnd(now: Date): string {
  const end = new Date(now);
  end.setUTCMonth(end.getUTCMonth() + months);
  return amsterdamDate(end.toISOString());
}
