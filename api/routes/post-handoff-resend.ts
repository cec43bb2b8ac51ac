import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { HandoffParams } from './handoff-params';

/** POST /cases/{caseNumber}/handoffs/{handoffId}/resend: the same message with the same id, under a new permit. */
export function postHandoffResend(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/handoffs/{handoffId}/resend',
    operationId: 'postHandoffResend',
    summary: 'Send a hand-off again that could not be delivered',
    tag: 'Handoffs',
    params: HandoffParams,
    refusals: ['HANDOFF_UNKNOWN', 'HANDOFF_NOT_STUCK'],
    toCommand: (_body, { params }) => ({
      name: 'resendHandoff',
      data: { handoffId: String(params['handoffId']) },
    }),
  });
}
