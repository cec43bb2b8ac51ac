import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { optionalRef } from '../commands/texts';
import { StopSchema } from '../schemas/handoff-schema';
import { HandoffParams } from './handoff-params';

/** POST /cases/{caseNumber}/handoffs/{handoffId}/cancellation */
export function postHandoffCancellation(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/handoffs/{handoffId}/cancellation',
    operationId: 'postHandoffCancellation',
    summary: 'Cancel a hand-off',
    tag: 'Handoffs',
    params: HandoffParams,
    body: StopSchema,
    refusals: ['HANDOFF_UNKNOWN', 'HANDOFF_SETTLED'],
    toCommand: ({ explanation }, { texts, params }) => ({
      name: 'cancelHandoff',
      data: {
        handoffId: String(params['handoffId']),
        ...optionalRef(texts, 'reasonRef', explanation),
      },
    }),
  });
}
