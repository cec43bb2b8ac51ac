import { z } from 'zod';
import type { Policy, Team } from '../../domain/policy/policy';
import { seatsOn } from '../../domain/table/seats';
import { absencesFrom } from '../../store/absences';
import { countOpenCases } from '../../store/case-view';
import type { Database } from '../../store/database';
import { slotLines } from '../desk/table-slots';
import { defineRoute, type Caller } from '../route';
import { TeamSchema } from '../schemas/case-schema';
import { AgendaSchema } from '../schemas/table-schema';
import { date as dateSchema } from '../schemas/text';

interface Dependencies {
  readonly db: Database;
  readonly policy: Policy;
}

/** GET /tables/{team}/{date}: which cases, when, who sits and who stands in. */
export function getAgenda(dependencies: Dependencies) {
  return defineRoute({
    method: 'get',
    path: '/tables/{team}/{date}',
    operationId: 'getAgenda',
    summary: 'Read the agenda of a table',
    tag: 'Tables',
    touches: 'cases',
    access: { purpose: 'see-tables' },
    params: z.strictObject({ team: TeamSchema, date: dateSchema }),
    responses: { 200: { description: 'The agenda of that day.', schema: AgendaSchema } },
    handle: async ({ params, caller }) => ({
      status: 200,
      body: await agendaOf(dependencies, { ...params, caller }),
    }),
  });
}

interface Asked {
  readonly team: Team;
  readonly date: string;
  readonly caller: Caller;
}

async function agendaOf(dependencies: Dependencies, { team, date, caller }: Asked) {
  const { db, policy } = dependencies;
  const table = policy.tables[team];
  const members = table.seats.flatMap((seat) => [seat.member, seat.backup]);
  const seats = seatsOn(table, date, await absencesFrom(db, members, date));
  const openCases = await countOpenCases(db, team);
  return {
    team,
    date,
    place: table.place,
    seats,
    onCall: table.onCall,
    slots: [...(await slotLines(dependencies, { team, date, caller }))],
    openCases,
    attentions: [
      ...(openCases > policy.maxOpenCases[team] ? ['too-many-open-cases'] : []),
      ...(seats.some((seat) => seat.isEmpty) ? ['empty-seat'] : []),
    ],
  };
}
