import type { Dates } from './script';

const dayMs = 86_400_000;
const amsterdam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' });

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
});

/** YYYY-MM-DD in Amsterdam. */
export function dateOf(instant: string): string {
  return amsterdam.format(new Date(instant));
}

/** YYYY-MM-DD HH:MM in Amsterdam. */
export function minuteOf(instant: string): string {
  return `${dateOf(instant)} ${clock.format(new Date(instant))}`;
}

export function datesFrom(referredAt: string): Dates {
  const instant = (days: number) =>
    new Date(new Date(referredAt).getTime() + days * dayMs).toISOString();
  return { instant, day: (days) => dateOf(instant(days)) };
}
