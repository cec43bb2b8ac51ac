import type { Role } from '../../../domain/access/role';
import { accessTable } from '../../../domain/access/table';
import type { SignalReport } from '../../../domain/report/report';
import { mostEarlier } from '../../policy-group/read-earlier';
import type { Visit } from '../desk/visit';
import { operations } from '../operations';
import { editionAddress } from './addresses';
import type { ReportView } from './report-view';

/** Number of the last edition; undefined before the first. */
export async function newestEdition({ perform }: Visit): Promise<number | undefined> {
  const { body } = await perform(operations.listSignalReports, { query: { limit: '1' } });
  return body.items.at(0)?.edition;
}

/** Reads for who is signed in what the desk of the policy group reads for who holds a link. */
export async function readEdition(
  visit: Visit,
  edition: number,
): Promise<ReportView & { readonly at: string }> {
  const { perform, labels, frame, session } = visit;
  const report = await readReport(visit, edition);
  const params = { edition: String(edition) };
  const { body: answers } = await perform(operations.listSignalAnswers, { params });
  const newest = await newestEdition(visit);
  return {
    ...{ report, labels, frame, supportPhone: frame.supportPhone, hasPdf: visit.hasPrinter },
    standings: answers.items,
    earlier: await readEarlier(visit, edition),
    at: editionAddress(edition),
    isReadOnly: !mayAnswer(session.roles),
    ...(newest === undefined || newest <= edition
      ? {}
      : { newer: { edition: newest, href: editionAddress(newest) } }),
  };
}

/** So that no button leads to a refusal; the gate decides all the same. */
function mayAnswer(roles: readonly Role[]): boolean {
  return roles.some((role) => accessTable[role].anyone?.['answer-signal'] !== undefined);
}

async function readEarlier(visit: Visit, edition: number): Promise<readonly SignalReport[]> {
  const query = { cursor: String(edition), limit: String(mostEarlier) };
  const { body } = await visit.perform(operations.listSignalReports, { query });
  const reports = body.items.map((each) => readReport(visit, each.edition));
  return (await Promise.all(reports)).toReversed();
}

/** The edition itself. */
export async function readReport({ perform }: Visit, edition: number): Promise<SignalReport> {
  const params = { edition: String(edition) };
  return (await perform(operations.getSignalReport, { params })).body;
}
