const timeZone = 'Europe/Amsterdam';
const day = new Intl.DateTimeFormat('nl-NL', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  timeZone,
});
const time = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone });

/** `maandag 23 november 2026, 17.00 uur`, in Amsterdam. */
export function dutchMoment(instant: string): string {
  const at = new Date(instant);
  return `${day.format(at)}, ${time.format(at).replace(':', '.')} uur`;
}
