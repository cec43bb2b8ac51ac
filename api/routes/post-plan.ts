import type { z } from 'zod';
import type { Commands } from '../../domain/case/commands';
import { commandRoute, type CommandDependencies } from '../commands/command-route';
import type { Texts } from '../commands/texts';
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
    toCommand: (body, { texts }) => ({ name: 'agreePlan', data: planOf(body, texts) }),
  });
}

export function planOf(
  { goals, actions }: Pick<z.output<typeof PlanSchema>, 'goals' | 'actions'>,
  texts: Texts,
): Commands['agreePlan'] {
  return {
    goals: goals.map(({ what, ...goal }) => ({ ...goal, whatRef: texts.ref('goal', what) })),
    actions: actions.map(({ what, ...action }) => ({
      ...action,
      whatRef: texts.ref('action', what),
    })),
  };
}
