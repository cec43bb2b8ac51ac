import type { z } from 'zod';
import type { NewBasis } from '../../domain/basis/basis';
import type { Partner } from '../../domain/partner/partner';
import {
  commandRoute,
  type CommandContext,
  type CommandDependencies,
} from '../commands/command-route';
import { NewBasisSchema } from '../schemas/handoff-schema';
import { refuseUnknownPartners } from './known-partner';

type Dependencies = CommandDependencies & { readonly partners: readonly Partner[] };

/** POST /cases/{caseNumber}/bases; the answer names the basis in its Location. */
export function postBasis(dependencies: Dependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/bases',
    operationId: 'postBasis',
    summary: 'Record a basis for sharing',
    tag: 'Bases',
    body: NewBasisSchema,
    status: 201,
    refusals: ['BASIS_ID_TAKEN', 'END_IN_PAST', 'CASE_CLOSING'],
    location: (commandId) => `/bases/${basisIdOf(commandId)}`,
    checkBody: ({ grants }) => {
      refuseUnknownPartners(
        dependencies.partners,
        grants.map(({ partner }, index) => [`/grants/${String(index)}/partner`, partner]),
      );
    },
    toCommand: (body, context) => ({ name: 'recordBasis', data: basisOf(body, context) }),
  });
}

function basisOf(
  body: z.output<typeof NewBasisSchema>,
  { texts, commandId }: CommandContext,
): NewBasis {
  const basisId = basisIdOf(commandId);
  if (body.kind === 'consent') {
    const { validUntilAt: validUntil, ...consent } = body;
    return { ...consent, basisId, validUntil };
  }
  const { necessity, validUntilAt, ...task } = body;
  return {
    ...task,
    basisId,
    necessityRef: texts.ref('necessity', necessity),
    ...(validUntilAt === undefined ? {} : { validUntil: validUntilAt }),
  };
}

/** Follows from the command, so that a retry means the same basis. */
function basisIdOf(commandId: string): string {
  return `b-${commandId.slice(0, 8)}`;
}
