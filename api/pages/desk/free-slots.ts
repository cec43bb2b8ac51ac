import { amsterdamDate } from '../../../domain/calendar/amsterdam';
import type { Team } from '../../../domain/policy/policy';
import { operations } from '../operations';
import { currentTableDay, nextTableDay } from './table-day';
import type { Visit } from './visit';

const mostDays = 4;
const mostSlots = 10;

/** The next free places at a table, and those of the day that was asked for. */
export async function freeSlots(
  visit: Visit,
  team: Team,
  wanted?: string,
): Promise<readonly string[]> {
  const now = visit.now.toISOString();
  const free: string[] = [];
  for (const date of nextDays(visit, team)) {
    if (free.length >= mostSlots) break;
    free.push(...(await freeOn(visit, { team, date })));
  }
  const next = free.slice(0, mostSlots);
  const more = wanted === undefined ? [] : await freeOn(visit, { team, date: dayOf(wanted) });
  return [...new Set([...next, ...more])].filter((startsAt) => startsAt > now).toSorted();
}

const dayOf = (startsAt: string) => amsterdamDate(startsAt);

function nextDays({ policy, now }: Visit, team: Team): readonly string[] {
  const table = policy.tables[team];
  const days = [currentTableDay(table, now)];
  while (days.length < mostDays) {
    const next = nextTableDay(table, days.at(-1) ?? '', 1);
    if (next === undefined) break;
    days.push(next);
  }
  return days;
}

async function freeOn(
  { perform }: Visit,
  params: { readonly team: Team; readonly date: string },
): Promise<readonly string[]> {
  const { body } = await perform(operations.getAgenda, { params });
  return body.slots.filter(({ isTaken }) => !isTaken).map(({ startsAt }) => startsAt);
}
