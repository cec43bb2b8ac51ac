import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { ActionChangeSchema } from '../schemas/plan-schemas';
import { refuseUnknownCodes } from '../commands/policy-codes';
import { optionalRef } from '../commands/texts';
import { ActionIdSchema, CaseNumberParams } from '../schemas/case-schema';

/** PATCH /cases/{caseNumber}/actions/{actionId} */
export function patchAction(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    method: 'patch',
    path: '/cases/{caseNumber}/actions/{actionId}',
    operationId: 'patchAction',
    summary: 'Start, complete or cancel an action',
    tag: 'Actions',
    params: CaseNumberParams.extend({ actionId: ActionIdSchema }),
    body: ActionChangeSchema,
    refusals: [
      'REFERRAL_NOT_DECIDED',
      'CASE_CLOSING',
      'ACTION_UNKNOWN',
      'ACTION_ALREADY_STARTED',
      'ACTION_ALREADY_SETTLED',
    ],
    checkBody: (body) => {
      if (body.status !== 'completed' || body.achieved === undefined) return;
      const { results } = dependencies.policy.report;
      refuseUnknownCodes(results, 'report.results', [
        { code: body.achieved, pointer: '/achieved' },
      ]);
    },
    toCommand: (body, { texts, params }) => {
      const actionId = String(params['actionId']);
      switch (body.status) {
        case 'started':
          return { name: 'startAction', data: { actionId } };
        case 'completed':
          return {
            name: 'completeAction',
            data: {
              actionId,
              ...optionalRef(texts, 'resultRef', body.result),
              ...(body.achieved === undefined ? {} : { achieved: body.achieved }),
            },
          };
        case 'cancelled':
          return {
            name: 'cancelAction',
            data: { actionId, ...optionalRef(texts, 'reasonRef', body.explanation) },
          };
      }
    },
  });
}
