import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { SessionSchema } from '../schemas/step-schemas';
import { optionalRef } from '../commands/texts';

/** POST /cases/{caseNumber}/sessions; the answer names the session in its Location. */
export function postSession(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/sessions',
    operationId: 'postSession',
    summary: 'Schedule a session',
    tag: 'Steps',
    movesCircle: true,
    body: SessionSchema,
    status: 201,
    refusals: [
      'REFERRAL_NOT_DECIDED',
      'CASE_CLOSING',
      'SESSION_IN_PAST',
      'SESSION_ALREADY_OPEN',
      'SLOT_TAKEN',
      'TABLE_CHANGED',
    ],
    location: (commandId) => `/sessions/${sessionIdOf(commandId)}`,
    toCommand: ({ place, ...body }, { texts, commandId }) => ({
      name: 'scheduleSession',
      data: {
        ...body,
        sessionId: sessionIdOf(commandId),
        ...optionalRef(texts, 'placeRef', place),
      },
    }),
  });
}

/** Follows from the command, so that a retry means the same session. */
function sessionIdOf(commandId: string): string {
  return `s-${commandId.slice(0, 8)}`;
}
