import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import { approveExport } from '../../store/rights/export-approvals';
import { answerOnce } from '../commands/answer-once';
import { unknownCase } from '../commands/unknown-case';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { ExportApprovalSchema, NewExportApprovalSchema } from '../schemas/export-schema';

const validMs = 86_400_000;

/** POST /cases/{caseNumber}/export/approval: for one day, to one other person. */
export function postExportApproval({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/export/approval',
    operationId: 'postExportApproval',
    summary: 'Let another person export what is confidential',
    tag: 'Rights',
    access: { purpose: 'export' },
    params: CaseNumberParams,
    body: NewExportApprovalSchema,
    requiresIdempotencyKey: true,
    refusals: ['SAME_PERSON'],
    responses: { 201: { description: 'For one day.', schema: ExportApprovalSchema } },
    handle: (request) =>
      answerOnce(db, request, async () => {
        const { caseNumber } = request.params;
        const { exporter } = request.body;
        const approvedBy = request.caller.subject;
        if ((await readCase(db, caseNumber)) === undefined) throw unknownCase();
        if (exporter === approvedBy)
          throw new Problem(409, 'SAME_PERSON', 'Nobody approves their own export.');
        const expiresAt = new Date(Date.now() + validMs).toISOString();
        const approval = { caseNumber, exporter, approvedBy, expiresAt };
        await approveExport(db, approval);
        return { status: 201, body: approval };
      }),
  });
}
