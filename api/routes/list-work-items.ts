import { amsterdamDate } from '../../domain/calendar/amsterdam';
import { DAY_MS, toInstant } from '../../domain/calendar/iso';
import type { Viewer } from '../../domain/desk/viewer';
import { inOrder, workItemsOf, type WorkItem } from '../../domain/desk/work-items';
import type { Policy, Team } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { readWorkList, type WorkList } from '../../store/work-list';
import { readNames } from '../desk/read-names';
import { standsInFor, tablesOf, triagePlaces } from '../desk/standing-in';
import { slotLines, type Slot } from '../desk/table-slots';
import { defineRoute, type Caller } from '../route';
import { WorkListSchema } from '../schemas/desk-schema';

interface Dependencies {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly policy: Policy;
}

const most = 100;
const mostCases = 200;
const doneDays = 7;
/** The relay is at once; what waits longer than this shows that something is away. */
const settlingMs = 5_000;

/** GET /work-items */
export function listWorkItems(dependencies: Dependencies) {
  return defineRoute({
    method: 'get',
    path: '/work-items',
    operationId: 'listWorkItems',
    summary: 'List what waits for me and for those I replace',
    description: `Also what is waited for, and what was done in the last seven days; at most ${String(most)}.`,
    tag: 'Work',
    touches: 'cases',
    access: { purpose: 'see-work' },
    responses: { 200: { description: 'The most urgent first.', schema: WorkListSchema } },
    handle: async ({ caller }) => {
      const now = Date.now();
      const list = await read(dependencies, caller, now);
      const items = itemsOf(list, caller, toInstant(now));
      const shown = inOrder(items, most);
      const tables = await tablesOn(dependencies, caller, amsterdamDate(toInstant(now)));
      const names = await readNames(dependencies, numbersIn(shown, tables));
      const { replaces, behindSince } = list;
      return {
        status: 200,
        body: {
          items: shown.map((item) => ({ ...item, ...named(names.get(item.caseNumber)) })),
          isCut: items.length > most || list.cases.length === mostCases,
          replaces,
          tables: tables.map(({ team, slots }) => ({
            team,
            slots: slots.map((slot) => ({ ...slot, ...named(names.get(slot.caseNumber ?? '')) })),
          })),
          ...(behindSince === null ? {} : { behindSince }),
        },
      };
    },
  });
}

function read(
  { db, policy: { tables } }: Dependencies,
  { subject, reach }: Caller,
  now: number,
): Promise<WorkList> {
  return readWorkList(db, {
    ...{ subject, reach, limit: mostCases },
    standsInFor: standsInFor(subject, tables),
    triage: triagePlaces(subject, tables),
    today: amsterdamDate(toInstant(now)),
    doneSince: toInstant(now - doneDays * DAY_MS),
    settledBefore: toInstant(now - settlingMs),
  });
}

/** Every case of the list is one that the caller works on; about money another decides. */
function itemsOf({ cases, replaces }: WorkList, caller: Caller, now: string) {
  const { subject, organisation, role } = caller;
  const viewer: Viewer = {
    ...{ subject, organisation, rights: { work: role, triage: role } },
    actsFor: [subject, ...replaces.map(({ member }) => member)],
  };
  return cases.flatMap(({ current, acknowledged, done }) =>
    workItemsOf({ current, acknowledged, now }, done, viewer),
  );
}

interface TableDay {
  readonly team: Team;
  readonly slots: readonly Slot[];
}

/** The caller's own tables, of those that sit that day. */
async function tablesOn(
  dependencies: Dependencies,
  caller: Caller,
  date: string,
): Promise<readonly TableDay[]> {
  const days: TableDay[] = [];
  for (const team of tablesOf(caller.subject, dependencies.policy.tables))
    days.push({ team, slots: await slotLines(dependencies, { team, date, caller }) });
  return days.filter(({ slots }) => slots.length > 0);
}

function numbersIn(items: readonly WorkItem[], tables: readonly TableDay[]): readonly string[] {
  // Who may not read a case gets no session of it, and no name.
  const talks = tables.flatMap(({ slots }) =>
    slots.flatMap(({ caseNumber = [], sessionId }) => (sessionId === undefined ? [] : caseNumber)),
  );
  return [...items.map(({ caseNumber }) => caseNumber), ...talks];
}

function named(shortName: string | undefined): { readonly shortName?: string } {
  return shortName === undefined ? {} : { shortName };
}
