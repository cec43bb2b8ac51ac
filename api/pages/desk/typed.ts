import { amsterdamDate, amsterdamInstant } from '../../../domain/calendar/amsterdam';
import { dateMillis } from '../../../domain/calendar/iso';
import type { Typed } from './visit';

/** What was typed in an optional field, as a part of a body; nothing where nothing was typed. */
export function optionalText(
  name: string,
  written: string | undefined,
): Readonly<Record<string, string>> {
  const text = written?.trim() ?? '';
  return text === '' ? {} : { [name]: text };
}

export function isBlank(typed: Typed, field: string): boolean {
  return (typed.get(field)?.trim() ?? '') === '';
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
