import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { EvaluationSchema } from '../schemas/step-schemas';
import { optionalRef } from '../commands/texts';

/** POST /cases/{caseNumber}/evaluation */
export function postEvaluation(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/evaluation',
    operationId: 'postEvaluation',
    summary: 'Record the evaluation',
    tag: 'Steps',
    body: EvaluationSchema,
    refusals: [
      'CASE_CLOSING',
      'CASE_NOT_CLOSING',
      'NO_EVALUATION_OF_THIS_OUTCOME',
      'EVALUATION_ALREADY_RECORDED',
    ],
    toCommand: ({ note, ...evaluation }, { texts }) => ({
      name: 'recordEvaluation',
      data: { ...evaluation, ...optionalRef(texts, 'noteRef', note) },
    }),
  });
}
