const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/**
 * Mondays 06:00 in Amsterdam, every so many weeks, by arithmetic alone: the clocks change on the last Sundays of March
 * and October at 01:00 UTC (Directive 2000/84/EC). Instants in UTC.
 */
export function editionsByHand(firstOn: string, everyWeeks: number, count: number): string[] {
  const first = Date.parse(`${firstOn}T06:00:00Z`);
  return Array.from({ length: count }, (_, index) => {
    const wall = first + index * everyWeeks * weekMs;
    const isSummer = wall >= lastSunday(wall, 2) && wall < lastSunday(wall, 9);
    return new Date(wall - (isSummer ? 2 : 1) * 3_600_000).toISOString();
  });
}

/** Of a month (0 to 11) in the year of an instant. */
function lastSunday(instant: number, month: number): number {
  const last = Date.UTC(new Date(instant).getUTCFullYear(), month + 1, 0);
  return last - new Date(last).getUTCDay() * dayMs;
}
