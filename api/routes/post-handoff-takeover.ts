import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { TakeoverSchema } from '../schemas/handoff-schema';
import { HandoffParams } from './handoff-params';

/** POST /cases/{caseNumber}/handoffs/{handoffId}/takeover */
export function postHandoffTakeover(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/handoffs/{handoffId}/takeover',
    operationId: 'postHandoffTakeover',
    summary: 'Take a hand-off over: a person does it another way',
    tag: 'Handoffs',
    params: HandoffParams,
    body: TakeoverSchema,
    refusals: ['HANDOFF_UNKNOWN', 'HANDOFF_SETTLED'],
    toCommand: ({ explanation }, { texts, params }) => ({
      name: 'takeOverHandoff',
      data: {
        handoffId: String(params['handoffId']),
        reasonRef: texts.ref('reason', explanation),
      },
    }),
  });
}
