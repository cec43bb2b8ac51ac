const timeZone = 'Europe/Amsterdam';
const day = new Intl.DateTimeFormat('nl-NL', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  timeZone,
});
const time = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone });

const date = new Intl.DateTimeFormat('nl-NL', {
  ...{ day: 'numeric', month: 'long', year: 'numeric' },
  timeZone: 'UTC',
});

/** `3 februari 2001` for a calendar date; what is none stays as it was written. */
export function dutchDate(written: string): string {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(Date.parse(written));
  return isDate ? date.format(new Date(written)) : written;
}

/** `maandag 23 november 2026`, in Amsterdam. */
export function dutchDay(instant: string): string {
  return day.format(new Date(instant));
}

/** `maandag 23 november 2026, 17.00 uur`, in Amsterdam. */
export function dutchMoment(instant: string): string {
  const at = new Date(instant);
  return `${day.format(at)}, ${time.format(at).replace(':', '.')} uur`;
}

/** `17.00 uur`, in Amsterdam. */
export function dutchTime(instant: string): string {
  return `${time.format(new Date(instant)).replace(':', '.')} uur`;
}

const plainDay = new Intl.DateTimeFormat('nl-NL', {
  ...{ day: 'numeric', month: 'long', year: 'numeric' },
  timeZone,
});

interface Period {
  readonly from: string;
  readonly until: string;
}

/** `13 september 2027 tot 25 oktober 2027`, in Amsterdam; the last day is not part of it. */
export function dutchPeriod({ from, until }: Period): string {
  return `${plainDay.format(new Date(from))} tot ${plainDay.format(new Date(until))}`;
}
