const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/**
 * `2026-07-01T00:30:00.000+02:00`. The partner takes the date of a zaak's end from what is written here (measured on
 * Open Zaak), so that in UTC a zaak could end the day before it began.
 */
export function dutchInstant(instant: string): string {
  const at = new Date(instant);
  const local = localClock(at);
  const milliseconds = String(at.getUTCMilliseconds()).padStart(3, '0');
  const minutes = Math.round((Date.parse(`${local}Z`) - at.getTime()) / 60_000);
  return `${local}.${milliseconds}+${String(minutes / 60).padStart(2, '0')}:00`;
}

/** The calendar date in the Netherlands. */
export function dutchDate(instant: string): string {
  return dutchInstant(instant).slice(0, 10);
}

function localClock(at: Date): string {
  const found = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second } = found;
  return `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}`;
}
