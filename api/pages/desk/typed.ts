import { amsterdamDate, amsterdamInstant } from '../../../domain/calendar/amsterdam';
import { dateMillis } from '../../../domain/calendar/iso';
import type { FieldError } from '../parts/errors';
import type { Typed } from './visit';

/** What stands in a field, without the space around it. */
export function textOf(typed: Typed, field: string): string {
  return typed.get(field)?.trim() ?? '';
}

/** For a field of the API that stays away when nothing was typed. */
export function told<Name extends string>(
  name: Name,
  typed: Typed,
  field: string,
): Partial<Record<Name, string>>;
export function told(name: string, typed: Typed, field: string): Partial<Record<string, string>> {
  const text = textOf(typed, field);
  return text === '' ? {} : { [name]: text };
}

/** An error for each of these fields that is empty. */
export function missing(typed: Typed, fields: readonly FieldError[]): readonly FieldError[] {
  return fields.filter(({ field }) => textOf(typed, field) === '');
}

/** Of the checks `{id}-{value}`, the values of those that are ticked. */
export function ticked(typed: Typed, id: string): readonly string[] {
  const start = `${id}-`;
  return [...typed.keys()]
    .filter((name) => name.startsWith(start) && typed.get(name) === 'ja')
    .map((name) => name.slice(start.length));
}

/** The same of values that are known, in their order. */
export function tickedOf<Value extends string>(
  typed: Typed,
  id: string,
  values: readonly Value[],
): readonly Value[] {
  return values.filter((value) => typed.get(`${id}-${value}`) === 'ja');
}

/** 17.00 uur of a day that is still to come; undefined of any other day, and of what is no day. */
export function endOfComingDay(written: string | undefined, now: Date): string | undefined {
  if (written === undefined || !isDay(written)) return undefined;
  if (written <= amsterdamDate(now.toISOString())) return undefined;
  return amsterdamInstant(written, '17:00');
}

function isDay(written: string): boolean {
  try {
    return dateMillis(written) > 0;
  } catch {
    return false;
  }
}
