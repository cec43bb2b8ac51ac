import { contactKinds, type partsOfDay } from '../../../domain/case/commands';
import type { FieldError } from '../parts/errors';
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

/** As the API takes it. Who did not reach anybody has nothing to say of how it goes, whatever stayed in the form. */
export function attemptOf(typed: Typed) {
  const isReached = typed.get('bereikt') === 'ja';
  const note = typed.get('opmerking')?.trim() ?? '';
  const told = note === '' ? {} : { note };
  return {
    soort: typed.get('hoe') ?? 'Telefoon',
    dagdeel: typed.get('dagdeel'),
    reached: isReached,
    ...(isReached ? { outcome: typed.get('gaat'), ...told } : {}),
  };
}

export function attemptErrors(typed: Typed, resident: string): readonly FieldError[] {
  const reached = typed.get('bereikt');
  if (reached !== 'ja' && reached !== 'nee')
    return [{ field: 'bereikt', text: `Kies of je ${resident} gesproken hebt` }];
  if (reached === 'nee') return [];
  const isKnown = outcomes.some((outcome) => outcome === typed.get('gaat'));
  const isLong = (typed.get('opmerking')?.trim().length ?? 0) > longestNote;
  return [
    ...(isKnown ? [] : [{ field: 'gaat', text: 'Kies hoe het gaat' }]),
    ...(isLong ? [{ field: 'opmerking', text: 'Maak de tekst korter: hooguit 4.000 tekens' }] : []),
  ];
}

const longestNote = 4_000;
