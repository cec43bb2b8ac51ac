import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { IntakeSchema } from '../schemas/step-schemas';
import { optionalRef } from '../commands/texts';

/** POST /cases/{caseNumber}/intake */
export function postIntake(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/intake',
    operationId: 'postIntake',
    summary: 'Record the intake',
    tag: 'Steps',
    body: IntakeSchema,
    refusals: ['REFERRAL_NOT_DECIDED', 'CASE_CLOSING'],
    toCommand: ({ solution, successCriterion, ...body }, { texts }) => ({
      name: 'recordIntake',
      data: {
        ...body,
        ...optionalRef(texts, 'solutionRef', solution),
        ...optionalRef(texts, 'successCriterionRef', successCriterion),
      },
    }),
  });
}
