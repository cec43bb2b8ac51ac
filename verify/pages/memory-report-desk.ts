import type { ReportDesk } from '../../api/policy-group/policy-desk';
import type { SignalStanding } from '../../domain/report/answer';
import type { SignalReport } from '../../domain/report/report';

/** Reports and signals of a run without a database. */
export function createMemoryReportDesk(
  reports: readonly SignalReport[],
  standings: readonly SignalStanding[],
): ReportDesk {
  const editions = reports
    .map(({ edition: facts }) => facts)
    .toSorted((a, b) => b.edition - a.edition);
  return {
    readReport: (edition) =>
      Promise.resolve(reports.find((report) => report.edition.edition === edition)),
    listEditions: ({ before = Infinity, limit }) =>
      Promise.resolve(editions.filter(({ edition }) => edition < before).slice(0, limit)),
    readStandings: () => Promise.resolve(standings),
  };
}
