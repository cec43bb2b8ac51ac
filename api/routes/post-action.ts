import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { NewActionSchema } from '../schemas/plan-schemas';

/** POST /cases/{caseNumber}/actions */
export function postAction(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/actions',
    operationId: 'postAction',
    summary: 'Add an action',
    tag: 'Actions',
    body: NewActionSchema,
    status: 201,
    refusals: [
      'REFERRAL_NOT_DECIDED',
      'CASE_CLOSING',
      'ACTION_ID_TAKEN',
      'PLAN_GOAL_UNKNOWN',
      'PLAN_DEPENDENCY_UNKNOWN',
    ],
    toCommand: ({ what, ...action }, { texts }) => ({
      name: 'addAction',
      data: { ...action, whatRef: texts.ref('action', what) },
    }),
  });
}
