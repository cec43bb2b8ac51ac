import { contactKinds, type partsOfDay } from '../../../domain/case/commands';
import type { FieldError } from '../parts/errors';
import { textOf, told } from './typed';
import type { Typed } from './visit';

const outcomes = ['goes-well', 'follow-up-wanted', 'worse'] as const;

/** Ways to reach a person; what is done at a desk alone is none. */
export const ways = contactKinds.filter((kind) => kind !== 'Administratief');

/** Of an instant, in Amsterdam: until noon, until six, after. */
export function partOfDay(now: Date): (typeof partsOfDay)[number] {
  const hour = Number(hourInAmsterdam.format(now));
  if (hour < 12) return 'Ochtend';
  return hour < 18 ? 'Middag' : 'Avond';
}

const hourInAmsterdam = new Intl.DateTimeFormat('en-GB', {
  ...{ hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Amsterdam' },
});

/** What was done, as the API takes it of every attempt. */
export function attemptBase(typed: Typed) {
  return {
    soort: typed.get('hoe') ?? 'Telefoon',
    dagdeel: typed.get('dagdeel'),
    reached: typed.get('bereikt') === 'ja',
    ...told('note', typed, 'opmerking'),
  };
}

/** As the API takes it. Who did not reach anybody has nothing to say of how it goes, whatever stayed in the form. */
export function attemptOf(typed: Typed) {
  const { note, ...attempt } = attemptBase(typed);
  if (!attempt.reached) return attempt;
  return { ...attempt, outcome: typed.get('gaat'), ...(note === undefined ? {} : { note }) };
}

export function attemptErrors(typed: Typed, resident: string): readonly FieldError[] {
  const unsaid = reachedErrors(typed, resident);
  if (unsaid.length > 0 || typed.get('bereikt') === 'nee') return unsaid;
  const isKnown = outcomes.some((outcome) => outcome === typed.get('gaat'));
  return [...(isKnown ? [] : [{ field: 'gaat', text: 'Kies hoe het gaat' }]), ...noteErrors(typed)];
}

export function reachedErrors(typed: Typed, resident: string): readonly FieldError[] {
  const isSaid = ['ja', 'nee'].includes(typed.get('bereikt') ?? '');
  return isSaid ? [] : [{ field: 'bereikt', text: `Kies of je ${resident} gesproken hebt` }];
}

export function noteErrors(typed: Typed): readonly FieldError[] {
  const isLong = textOf(typed, 'opmerking').length > longestNote;
  return isLong ? [{ field: 'opmerking', text: 'Maak de tekst korter: hooguit 4.000 tekens' }] : [];
}

const longestNote = 4_000;
