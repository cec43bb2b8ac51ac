import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { ContactAttemptSchema } from '../schemas/step-schemas';
import { optionalRef } from '../commands/texts';

/** POST /cases/{caseNumber}/aftercare/contacts */
export function postAftercareContact(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/aftercare/contacts',
    operationId: 'postAftercareContact',
    summary: 'Record a contact during aftercare',
    tag: 'Steps',
    body: ContactAttemptSchema,
    status: 201,
    refusals: ['NOT_IN_AFTERCARE'],
    toCommand: ({ note, ...attempt }, { texts }) => ({
      name: 'recordPilotFlameContact',
      data: { ...attempt, ...optionalRef(texts, 'noteRef', note) },
    }),
  });
}
