import { commandRoute, type CommandDependencies } from '../commands/command-route';

/** DELETE /cases/{caseNumber}/suspension */
export function deleteSuspension(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    method: 'delete',
    path: '/cases/{caseNumber}/suspension',
    operationId: 'deleteSuspension',
    summary: 'Resume the case',
    tag: 'Steps',
    refusals: ['NOT_SUSPENDED'],
    toCommand: () => ({ name: 'resumeCase', data: {} }),
  });
}
