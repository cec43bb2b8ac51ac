import type { FieldsOf } from '../form-errors';
import type { FieldError } from '../parts/errors';
import { clockTime, instantOf } from './clock-time';
import { textOf, ticked } from './typed';
import type { Typed, Visit } from './visit';

const isOther = (typed: Typed) => typed.get('plek') === 'anders';

function startsAt(typed: Typed): string | undefined {
  if (isOther(typed)) return instantOf(textOf(typed, 'dag'), textOf(typed, 'tijd'));
  const slot = textOf(typed, 'plek');
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(slot) ? slot : undefined;
}

/** The place that was chosen, or that the link to this page names. */
export function wantedSlot(typed: Typed, { query }: Pick<Visit, 'query'>): string | undefined {
  if (typed.size > 0) return isOther(typed) ? undefined : startsAt(typed);
  return instantOf(query['dag'] ?? '', query['tijd'] ?? '');
}

export function sessionOf(typed: Typed) {
  const place = typed.get('waar') === 'anders' ? textOf(typed, 'adres') : '';
  return {
    kind: typed.get('soort') === 'follow-up' ? 'follow-up' : 'first',
    startsAt: startsAt(typed),
    isDigital: typed.get('waar') === 'digitaal',
    ...(place === '' ? {} : { place }),
    invitees: ticked(typed, 'mee'),
  };
}

export function sessionErrors(typed: Typed, { now }: Pick<Visit, 'now'>): readonly FieldError[] {
  const isPlaceless = typed.get('waar') === 'anders' && textOf(typed, 'adres') === '';
  return [
    ...momentErrors(typed, now.toISOString()),
    ...(isPlaceless ? [{ field: 'adres', text: 'Vul in waar het gesprek is' }] : []),
  ];
}

function momentErrors(typed: Typed, now: string): readonly FieldError[] {
  const moment = startsAt(typed);
  if (!isOther(typed))
    return moment === undefined ? [{ field: 'plek', text: 'Kies een plek aan tafel' }] : [];
  if (moment !== undefined)
    return moment > now ? [] : [{ field: 'dag', text: 'Kies een moment dat nog komt' }];
  const isDay = instantOf(textOf(typed, 'dag'), clockTime(now)) !== undefined;
  return isDay
    ? [{ field: 'tijd', text: 'Vul een tijd in, zoals 10.30' }]
    : [{ field: 'dag', text: 'Kies een dag' }];
}

export const sessionPointers: FieldsOf = {
  '/place': { field: 'adres', text: 'Vul in waar het gesprek is' },
  '/startsAt': { field: 'plek', text: 'Kies een plek aan tafel' },
};
