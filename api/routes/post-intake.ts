import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { IntakeSchema } from '../schemas/step-schemas';
import { refuseUnknownCodes } from '../commands/policy-codes';
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
    checkBody: ({ questions = [] }) => {
      const given = questions.map((code, index) => ({ code, pointer: `/questions/${index}` }));
      refuseUnknownCodes(dependencies.policy.report.questions, 'report.questions', given);
    },
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
