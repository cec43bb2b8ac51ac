import type { SignalReport } from '../../domain/report/report';
import { renderReport } from '../pages/policy-group/render-report';
import { pageHeaders } from '../pages/render-page';
import type { Labels } from '../policy-group/labels';
import type { PolicyDesk } from '../policy-group/policy-desk';
import { readEarlier } from '../policy-group/read-earlier';
import { csvHeaders, reportCsv } from '../policy-group/report-csv';
import { unknownEdition } from '../policy-group/unknown-edition';
import { defineRoute, type Answer } from '../route';
import { EditionParams } from '../schemas/report-schema';
import { SignalReportSchema } from '../schemas/signal-report-schema';

interface Dependencies {
  readonly policyDesk: PolicyDesk;
  readonly labels: Labels;
}

/** GET /signal-reports/{edition}: for programs, for people, and for a Dutch spreadsheet. */
export function getSignalReport(dependencies: Dependencies) {
  const { policyDesk, labels } = dependencies;
  return defineRoute({
    method: 'get',
    path: '/signal-reports/{edition}',
    operationId: 'getSignalReport',
    summary: 'Read an edition of the signal report',
    tag: 'Signals',
    touches: 'no-case',
    access: { purpose: 'read-report' },
    params: EditionParams,
    produces: ['application/json', 'text/html', 'text/csv'],
    responses: { 200: { description: 'The edition.', schema: SignalReportSchema } },
    handle: async ({ params: { edition }, mediaType }) => {
      const report = await policyDesk.readReport(edition);
      if (report === undefined) throw unknownEdition();
      if (mediaType === 'text/html') return asPage(dependencies, report);
      if (mediaType === 'application/json') return { status: 200, body: report };
      return { status: 200, headers: csvHeaders(edition), body: reportCsv(report, labels) };
    },
  });
}

/** To read only: who answers does that by its own route. */
async function asPage({ policyDesk, labels }: Dependencies, report: SignalReport): Promise<Answer> {
  const [standings, earlier] = await Promise.all([
    policyDesk.readStandings(),
    readEarlier(policyDesk, report.edition.edition),
  ]);
  const body = renderReport({ report, standings, earlier, labels });
  return { status: 200, headers: pageHeaders, body };
}
