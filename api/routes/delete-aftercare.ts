import { commandRoute, type CommandDependencies } from '../commands/command-route';

/** DELETE /cases/{caseNumber}/aftercare */
export function deleteAftercare(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    method: 'delete',
    path: '/cases/{caseNumber}/aftercare',
    operationId: 'deleteAftercare',
    summary: 'End aftercare',
    tag: 'Steps',
    refusals: ['NOT_IN_AFTERCARE'],
    toCommand: () => ({ name: 'endAftercare', data: {} }),
  });
}
