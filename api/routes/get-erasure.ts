import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import { readErasure } from '../../store/rights/erasures';
import { readRetention } from '../../store/rights/retention';
import { readTombstone } from '../../store/rights/tombstones';
import { unknownCase } from '../commands/unknown-case';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { ErasureStandingSchema } from '../schemas/erasure-schema';

/** GET /cases/{caseNumber}/erasure: also of a case that was erased, and that alone. */
export function getErasure({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/erasure',
    operationId: 'getErasure',
    summary: 'Read how long a case is kept, and whether it is to be erased',
    tag: 'Rights',
    access: { purpose: 'see-erasure' },
    params: CaseNumberParams,
    responses: { 200: { description: 'How it stands.', schema: ErasureStandingSchema } },
    handle: async ({ params: { caseNumber } }) => {
      const erasure = await readErasure(db, caseNumber);
      const decision = erasure === undefined ? {} : { erasure };
      const stone = await readTombstone(db, caseNumber);
      if (stone !== undefined) {
        const { erasedAt, residue, notices, retention } = stone;
        const stays = { erasedAt, residue: [...residue], notices: [...notices] };
        return { status: 200, body: { caseNumber, retention, ...decision, ...stays } };
      }
      const retention = await readRetention(db, caseNumber);
      if (erasure === undefined && (await readCase(db, caseNumber)) === undefined)
        throw unknownCase();
      const kept = retention === undefined ? {} : { retention };
      return { status: 200, body: { caseNumber, ...kept, ...decision } };
    },
  });
}
