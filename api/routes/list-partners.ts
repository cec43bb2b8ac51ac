import { z } from 'zod';
import { dataCategories } from '../../domain/basis/category';
import type { Partner } from '../../domain/partner/partner';
import { TermSchema } from '../schemas/term-schema';
import { defineRoute } from '../route';

export const PartnersSchema = z
  .object({
    partners: z.array(
      z.object({
        id: z.string().meta({ description: 'Code of the organisation.', examples: ['viveste'] }),
        name: z.string(),
        protocol: z.enum(['webhook', 'email', 'zgw']),
        categories: z
          .array(z.enum(dataCategories))
          .meta({ description: 'What this partner may ever get, whatever is asked.' }),
        terms: z.object({
          acceptance: TermSchema,
          progress: TermSchema,
          completion: TermSchema,
          deletion: TermSchema,
        }),
      }),
    ),
  })
  .meta({ id: 'Partners' });

/** GET /partners: who can be asked, without addresses and secrets. */
export function listPartners({ partners }: { readonly partners: readonly Partner[] }) {
  return defineRoute({
    method: 'get',
    path: '/partners',
    operationId: 'listPartners',
    summary: 'List the partner organisations that can take a hand-off',
    tag: 'Reference',
    touches: 'no-case',
    access: { purpose: 'look-up' },
    responses: { 200: { description: 'The partners.', schema: PartnersSchema } },
    handle: () => Promise.resolve({ status: 200, body: { partners: partners.map(shown) } }),
  });
}

/** Field by field: what is not named here stays inside. */
function shown({ id, name, protocol, categories, terms }: Partner) {
  return { id, name, protocol, categories, terms };
}
