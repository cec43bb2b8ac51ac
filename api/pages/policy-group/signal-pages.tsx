import { possibleKinds } from '../../../domain/report/answer';
import { csvHeaders, reportCsv } from '../../policy-group/report-csv';
import type { DeskPage } from '../desk/page';
import type { Typed, Visit } from '../desk/visit';
import { StaffLayout } from '../layout';
import { operations } from '../operations';
import { H1, P, Stack } from '../parts/text';
import { editionAddress, editionsAddress, reportsAddress } from './addresses';
import { readAnswerForm } from './answer-form';
import { AnswerPage } from './answer-page';
import { EditionsPage } from './editions-page';
import {
  answeredAt,
  answeredEdition,
  answeredMessage,
  judgeAnswer,
  signalOf,
} from './judge-answer';
import { newestEdition, readEdition, readReport } from './read-signed-in';
import { reportFile } from './render-report';
import { ReportPage } from './report-page';
import { nothing } from './visit';

const anEdition = `${reportsAddress}/editie/:edition`;

/** The report for who is signed in; who answers is then known (decision 0023). */
export const signalPages: readonly DeskPage[] = [
  { path: reportsAddress, show: showNewest },
  { path: editionsAddress, show: showEditions },
  { path: anEdition, show: (visit) => showReport(visit, editionOf(visit)) },
  { path: `${anEdition}/cijfers.csv`, show: sendCsv },
  { path: `${anEdition}/rapport.pdf`, show: sendReport, needsPrinter: true },
  { path: `${anEdition}/signaal/:signal`, show: showAnswer, change: giveAnswer },
];

async function showNewest(visit: Visit): Promise<void> {
  const edition = await newestEdition(visit);
  if (edition !== undefined) await showReport(visit, edition);
  else visit.show(<NoReport visit={visit} />);
}

function NoReport({ visit: { frame } }: { readonly visit: Visit }) {
  return (
    <StaffLayout title="Signalenrapport" frame={frame} at="Signalen">
      <Stack close>
        <H1>Signalenrapport</H1>
        <P>Er is nog geen rapport. De eerste editie komt vanzelf op deze pagina.</P>
      </Stack>
    </StaffLayout>
  );
}

async function showReport(visit: Visit, edition: number): Promise<void> {
  const view = await readEdition(visit, edition);
  const message = answeredMessage(view, edition, visit.query['beantwoord']);
  visit.show(<ReportPage view={view} message={message} />);
}

async function showEditions(visit: Visit): Promise<void> {
  const { perform, frame } = visit;
  const { body } = await perform(operations.listSignalReports, { query: { limit: '50' } });
  const { supportPhone } = frame;
  const page = { at: reportsAddress, supportPhone, editions: body.items, frame };
  visit.show(<EditionsPage {...page} linkTo={editionAddress} />);
}

async function sendCsv(visit: Visit): Promise<void> {
  const edition = editionOf(visit);
  const report = await readReport(visit, edition);
  const headers = { ...csvHeaders(edition), 'Content-Type': 'text/csv; charset=utf-8' };
  visit.download(reportCsv(report, visit.labels), headers);
}

async function sendReport(visit: Visit): Promise<void> {
  const edition = editionOf(visit);
  await visit.sendPdf(reportFile(await readEdition(visit, edition), edition));
}

async function showAnswer(visit: Visit): Promise<void> {
  const { view, standing, seal } = await readSignal(visit);
  const { kept } = visit;
  const typed = kept && { typed: readAnswerForm(kept, possibleKinds(standing)).typed };
  visit.show(<AnswerPage {...{ view, standing, ...seal, ...typed }} />);
}

/** Who may not answer is refused by the gate. */
async function giveAnswer(visit: Visit, typed: Typed, idempotencyKey: string): Promise<void> {
  const { view, standing, seal, edition } = await readSignal(visit);
  const judged = judgeAnswer(typed, standing);
  if ('shown' in judged) {
    visit.show(<AnswerPage {...{ view, standing, ...seal, ...judged.shown }} />, judged.status);
    return;
  }
  if (judged.toGive !== undefined) {
    await visit.perform(operations.postSignalAnswer, {
      params: { edition: String(answeredEdition(standing, edition)) },
      body: { signal: standing.signal, ...judged.toGive },
      idempotencyKey,
    });
  }
  visit.goTo(answeredAt(view.at, standing));
}

async function readSignal(visit: Visit) {
  const edition = editionOf(visit);
  const view = await readEdition(visit, edition);
  const standing = signalOf(view, edition, visit.params['signal']);
  return { view, standing, edition, seal: view.isReadOnly === true ? {} : { seal: visit.seal } };
}

function editionOf({ params }: Visit): number {
  const { edition = '' } = params;
  if (!/^[1-9]\d{0,5}$/.test(edition)) throw nothing();
  return Number(edition);
}
