import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { SignalSchema } from '../schemas/policy-group-schemas';
import { optionalRef } from '../commands/texts';
import type { Policy } from '../../domain/policy/policy';
import { Problem } from '../problem';

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
    checkBody: ({ theme }) => {
      refuseUnknownTheme(dependencies.policy, theme);
    },
    toCommand: ({ text, ...signal }, { texts }) => ({
      name: 'raiseSignal',
      data: { ...signal, ...optionalRef(texts, 'textRef', text) },
    }),
  });
}

/** The themes are the municipality's own, so the schema cannot know them. */
function refuseUnknownTheme({ signalThemes }: Policy, theme: string): void {
  if (signalThemes.includes(theme)) return;
  const detail = 'Not a theme of the policy; GET /policy lists them.';
  const errors = [{ in: 'body' as const, pointer: '/theme', code: 'UNKNOWN_THEME', detail }];
  throw new Problem(400, 'INVALID_INPUT', 'The input is not right.', { errors });
}
