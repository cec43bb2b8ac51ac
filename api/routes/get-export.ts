import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { exportCase } from '../../store/rights/export';
import { isExportApproved } from '../../store/rights/export-approvals';
import { unknownCase } from '../commands/unknown-case';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { CaseExportSchema, ExportQuerySchema } from '../schemas/export-schema';

interface Parts {
  readonly db: Database;
  readonly keys: CaseKeys;
}

/** GET /cases/{caseNumber}/export: a GET, so that no answer of it is kept for a repeated request. */
export function getExport({ db, keys }: Parts) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/export',
    operationId: 'getExport',
    summary: 'Export everything about one resident',
    tag: 'Rights',
    access: { purpose: 'export' },
    params: CaseNumberParams,
    query: ExportQuerySchema,
    refusals: ['EXPORT_NOT_APPROVED'],
    responses: { 200: { description: 'Of one moment.', schema: CaseExportSchema } },
    handle: async ({ params: { caseNumber }, query: { confidential }, caller }) => {
      const now = new Date().toISOString();
      const withConfidential = confidential === 'included';
      const exporter = caller.subject;
      if (withConfidential && !(await isExportApproved(db, { caseNumber, exporter }, now)))
        throw new Problem(
          409,
          'EXPORT_NOT_APPROVED',
          'Nobody else has approved that you export what is confidential.',
        );
      const body = await exportCase(db, keys, caseNumber, { withConfidential, now });
      if (body === undefined) throw unknownCase();
      return { status: 200, body };
    },
  });
}
