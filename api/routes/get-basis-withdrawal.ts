import { composeReceipt } from '../../domain/basis/receipt';
import type { Partner } from '../../domain/partner/partner';
import { readRegister } from '../../store/basis-register';
import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import { egressOf } from '../../store/egress-log';
import { unknownCase } from '../commands/unknown-case';
import { unknownBasis } from '../commands/withdraw-basis';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { BasisParams, ReceiptSchema } from '../schemas/withdrawal-schema';

interface Dependencies {
  readonly db: Database;
  readonly partners: readonly Partner[];
}

/** GET /cases/{caseNumber}/bases/{basisId}/withdrawal */
export function getBasisWithdrawal(dependencies: Dependencies) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/bases/{basisId}/withdrawal',
    operationId: 'getBasisWithdrawal',
    summary: 'Read the receipt of a withdrawal',
    tag: 'Bases',
    access: { purpose: 'share' },
    params: BasisParams,
    responses: {
      200: { description: 'Who had what, and who confirmed.', schema: ReceiptSchema },
    },
    handle: async ({ params }) => {
      const { db, partners } = dependencies;
      const view = await readCase(db, params.caseNumber);
      if (view === undefined) throw unknownCase();
      const register = await readRegister(db, params);
      if (register === undefined) throw unknownBasis();
      const receipt = composeReceipt({
        current: view.current,
        register,
        egress: await egressOf(db, params.caseNumber),
        now: new Date().toISOString(),
        carriesContent: (id) => partners.find((one) => one.id === id)?.protocol === 'zgw',
      });
      if (receipt === undefined)
        throw new Problem(404, 'NOT_WITHDRAWN', 'Nothing of this basis was withdrawn.');
      return { status: 200, body: receipt };
    },
  });
}
