import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { ContactAttemptSchema } from '../schemas/step-schemas';
import { optionalRef } from '../commands/texts';

/** POST /cases/{caseNumber}/contact-attempts */
export function postContactAttempt(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/contact-attempts',
    operationId: 'postContactAttempt',
    summary: 'Record an attempt to be in contact',
    tag: 'Steps',
    body: ContactAttemptSchema,
    status: 201,
    refusals: ['CASE_CLOSING'],
    toCommand: ({ note, ...attempt }, { texts }) => ({
      name: 'recordContactAttempt',
      data: { ...attempt, ...optionalRef(texts, 'noteRef', note) },
    }),
  });
}
