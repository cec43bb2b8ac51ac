import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { SuspensionSchema } from '../schemas/step-schemas';
import { optionalRef } from '../commands/texts';

/** POST /cases/{caseNumber}/suspension */
export function postSuspension(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/suspension',
    operationId: 'postSuspension',
    summary: 'Suspend the case',
    tag: 'Steps',
    body: SuspensionSchema,
    refusals: ['CASE_CLOSING', 'ALREADY_SUSPENDED', 'END_IN_PAST'],
    toCommand: ({ reason, explanation, untilAt }, { texts }) => ({
      name: 'suspendCase',
      data: { reason, until: untilAt, ...optionalRef(texts, 'reasonRef', explanation) },
    }),
  });
}
