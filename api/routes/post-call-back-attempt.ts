import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { CallBackAttemptSchema } from '../schemas/step-schemas';
import { optionalRef } from '../commands/texts';

/** POST /cases/{caseNumber}/call-back-attempts */
export function postCallBackAttempt(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/call-back-attempts',
    operationId: 'postCallBackAttempt',
    summary: 'Record an attempt to call back',
    tag: 'Steps',
    body: CallBackAttemptSchema,
    status: 201,
    refusals: ['REFERRAL_NOT_DECIDED', 'CASE_CLOSING', 'PLAN_NOT_AGREED'],
    toCommand: ({ note, ...attempt }, { texts }) => ({
      name: 'recordCallBackAttempt',
      data: { ...attempt, ...optionalRef(texts, 'noteRef', note) },
    }),
  });
}
