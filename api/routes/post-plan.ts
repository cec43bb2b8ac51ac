import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { PlanSchema } from '../schemas/plan-schemas';

/** POST /cases/{caseNumber}/plan */
export function postPlan(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/plan',
    operationId: 'postPlan',
    summary: 'Agree the plan',
    tag: 'Steps',
    body: PlanSchema,
    refusals: [
      'REFERRAL_NOT_DECIDED',
      'CASE_CLOSING',
      'ACTION_ID_TAKEN',
      'PLAN_GOAL_UNKNOWN',
      'PLAN_DEPENDENCY_UNKNOWN',
      'PLAN_DEPENDENCY_CYCLE',
    ],
    toCommand: ({ goals, actions }, { texts }) => ({
      name: 'agreePlan',
      data: {
        goals: goals.map(({ what, ...goal }) => ({ ...goal, whatRef: texts.ref('goal', what) })),
        actions: actions.map(({ what, ...action }) => ({
          ...action,
          whatRef: texts.ref('action', what),
        })),
      },
    }),
  });
}
