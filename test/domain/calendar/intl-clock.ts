const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What the time zone database of this machine says: an independent witness, allowed in tests only. */
export function intlAmsterdam(millis: number): { date: string; time: string } {
  // 15/01/2026, 17:00
  const [day, month, year, time] = clock.format(millis).split(/[/, ]+/);
  return { date: `${year}-${month}-${day}`, time: time! };
}

export function yearsUntil2099(first: number): number[] {
  return Array.from({ length: 2100 - first }, (_, index) => first + index);
}

export function isoOf(millis: number): string {
  return new Date(millis).toISOString();
}
