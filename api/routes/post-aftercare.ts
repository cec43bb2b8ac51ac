import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { AftercareSchema } from '../schemas/step-schemas';

/** POST /cases/{caseNumber}/aftercare */
export function postAftercare(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/aftercare',
    operationId: 'postAftercare',
    summary: 'Start aftercare (pilot flame)',
    tag: 'Steps',
    body: AftercareSchema,
    refusals: [
      'CASE_CLOSING',
      'CASE_NOT_CLOSING',
      'NO_EVALUATION_OF_THIS_OUTCOME',
      'AFTERCARE_ALREADY_STARTED',
      'END_IN_PAST',
    ],
    toCommand: ({ untilAt }) => ({
      name: 'startAftercare',
      data: untilAt === undefined ? {} : { until: untilAt },
    }),
  });
}
