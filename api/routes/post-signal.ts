import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { SignalSchema } from '../schemas/policy-group-schemas';
import { optionalRef } from '../commands/texts';
import { refusePersonalText } from '../policy-group/plain-text';
import { refuseUnknownCodes } from '../commands/policy-codes';

/** POST /cases/{caseNumber}/signals */
export function postSignal(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/signals',
    operationId: 'postSignal',
    summary: 'Raise a signal for the policy group',
    tag: 'Signals',
    body: SignalSchema,
    status: 201,
    refusals: ['CASE_CLOSING'],
    checkBody: ({ theme, text }) => {
      refusePersonalText({ text });
      const { signalThemes } = dependencies.policy;
      refuseUnknownCodes(signalThemes, 'signalThemes', [{ code: theme, pointer: '/theme' }]);
    },
    toCommand: ({ text, ...signal }, { texts }) => ({
      name: 'raiseSignal',
      data: { ...signal, ...optionalRef(texts, 'textRef', text) },
    }),
  });
}
