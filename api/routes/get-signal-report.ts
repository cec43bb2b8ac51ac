import type { Labels } from '../policy-group/labels';
import type { PolicyDesk } from '../policy-group/policy-desk';
import { reportCsv } from '../policy-group/report-csv';
import { unknownEdition } from '../policy-group/unknown-edition';
import { defineRoute } from '../route';
import { EditionParams, SignalReportSchema } from '../schemas/report-schema';

interface Dependencies {
  readonly policyDesk: PolicyDesk;
  readonly labels: Labels;
}

/** GET /signal-reports/{edition}, as JSON or as CSV for a Dutch spreadsheet. */
export function getSignalReport({ policyDesk, labels }: Dependencies) {
  return defineRoute({
    method: 'get',
    path: '/signal-reports/{edition}',
    operationId: 'getSignalReport',
    summary: 'Read an edition of the signal report',
    tag: 'Signals',
    roles: ['policy-group', 'project-leader', 'professional', 'privacy-officer', 'partner'],
    params: EditionParams,
    produces: ['application/json', 'text/csv'],
    responses: { 200: { description: 'The edition.', schema: SignalReportSchema } },
    handle: async ({ params: { edition }, mediaType }) => {
      const report = await policyDesk.readReport(edition);
      if (report === undefined) throw unknownEdition();
      return { status: 200, body: mediaType === 'text/csv' ? reportCsv(report, labels) : report };
    },
  });
}
