import type { PriceList } from '../../domain/effects/price-list';
import { defineRoute } from '../route';
import { PriceListSchema } from '../schemas/effects-schema';

/** GET /price-list: what life events cost, each with its source and price year. */
export function getPriceList({ prices }: { readonly prices: PriceList }) {
  return defineRoute({
    method: 'get',
    path: '/price-list',
    operationId: 'getPriceList',
    summary: 'Read the price list of the effects calculator',
    tag: 'Reference',
    touches: 'no-case',
    access: { purpose: 'look-up' },
    responses: { 200: { description: 'The price list.', schema: PriceListSchema } },
    handle: () => Promise.resolve({ status: 200, body: prices }),
  });
}
