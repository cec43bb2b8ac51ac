import type { z } from 'zod';
import type { HandoffRequest } from '../../domain/case/commands';
import type { Partner } from '../../domain/partner/partner';
import type { DeliveryPolicy } from '../../domain/handoff/handoff';
import { commandRoute, type CommandDependencies } from '../commands/command-route';
import type { Texts } from '../commands/texts';
import { NewHandoffSchema } from '../schemas/handoff-schema';
import { refuseUnknownPartners } from './known-partner';

type Dependencies = CommandDependencies & { readonly partners: readonly Partner[] };

/** POST /cases/{caseNumber}/handoffs; the answer names the hand-off, in its body and in its Location. */
export function postHandoff(dependencies: Dependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/handoffs',
    operationId: 'postHandoff',
    summary: 'Hand an action off to a partner',
    tag: 'Handoffs',
    body: NewHandoffSchema,
    status: 201,
    refusals: [
      'REFERRAL_NOT_DECIDED',
      'CASE_CLOSING',
      'ACTION_UNKNOWN',
      'ACTION_ALREADY_SETTLED',
      'BASIS_UNKNOWN',
      'BASIS_OVER',
      'BASIS_DOES_NOT_COVER_PARTNER',
      'CATEGORY_NOT_ALLOWED',
      'HANDOFF_ALREADY_OPEN',
    ],
    location: (_commandId, body) => `/handoffs${handoffIdIn(body)}`,
    checkBody: ({ partner }) => {
      refuseUnknownPartners(dependencies.partners, [['/partner', partner]]);
    },
    toCommand: (body, { texts, commandId: _commandId }) => {
      const partner = dependencies.partners.find(({ id }) => id === body.partner);
      // checkBody has refused one without a file.
      if (partner === undefined) throw new Error('a partner without a file was let through');
      const delivery = dependencies.policy.handoffs;
      return { name: 'requestHandoff', data: requestOf(body, { partner, delivery, texts }) };
    },
  });
}

interface Around {
  readonly partner: Partner;
  readonly delivery: DeliveryPolicy;
  readonly texts: Texts;
}

/** The partner's terms as they are now go with the hand-off: it keeps the terms it was asked under. */
function requestOf(
  { question, details, ...asked }: z.output<typeof NewHandoffSchema>,
  { partner, delivery, texts }: Around,
): HandoffRequest {
  const detailRefs = details.map(({ category, text }) => ({
    category,
    ref: texts.ref('handoff-detail', text),
  }));
  return {
    ...asked,
    questionRef: texts.ref('handoff-question', question),
    detailRefs,
    partnerMay: partner.categories,
    terms: partner.terms,
    ...(partner.protocol === 'zgw' ? { pollEvery: partner.zgw.pollEvery } : {}),
    delivery,
  };
}

function handoffIdIn(body: unknown): string {
  const isNamed = typeof body === 'object' && body !== null && 'handoffId' in body;
  return isNamed && typeof body.handoffId === 'string' ? `/${body.handoffId}` : '';
}
