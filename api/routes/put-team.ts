import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { TeamChangeSchema } from '../schemas/step-schemas';

/** PUT /cases/{caseNumber}/team */
export function putTeam(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    method: 'put',
    path: '/cases/{caseNumber}/team',
    operationId: 'putTeam',
    summary: 'Change who works on the case',
    tag: 'Steps',
    movesCircle: true,
    body: TeamChangeSchema,
    refusals: ['REFERRAL_NOT_DECIDED', 'CASE_CLOSING'],
    toCommand: (data) => ({ name: 'changeTeam', data }),
  });
}
