import type { SignalReport } from '../../domain/report/report';
import type { ReportDesk } from './policy-desk';

/** A little more than half a year. */
export const mostEarlier = 4;

/** Reports of the editions before, the oldest first. */
export async function readEarlier(
  desk: ReportDesk,
  edition: number,
): Promise<readonly SignalReport[]> {
  const before = await desk.listEditions({ before: edition, limit: mostEarlier });
  const reports = await Promise.all(before.map((each) => desk.readReport(each.edition)));
  return reports.filter((report) => report !== undefined).toReversed();
}
