import { dutchPeriod } from '../dutch-moment';
import { PolicyLayout } from '../layout';
import { Notice } from '../parts/notice';
import { H1, Link, P, Stack } from '../parts/text';
import { AnsweredSection } from './answered-section';
import { FactsheetSection } from './factsheet-section';
import { HistorySection } from './history-section';
import { OpenSection } from './open-section';
import { ReportAside } from './report-aside';
import {
  BudgetSection,
  EvaluationSection,
  OrganisationSection,
  OutcomeSection,
  PartnerSection,
  RuleSection,
  TermSection,
} from './report-figures';
import { ThemeSection, WindowSection } from './report-themes';
import { editionsAddress } from './addresses';
import { linksOf, openSignals, type ReportView } from './report-view';

interface ReportPageProps {
  readonly view: ReportView;
  /** Said once, after an answer was given. */
  readonly message?: string | undefined;
}

export function ReportPage({ view, message }: ReportPageProps) {
  const { report, supportPhone, frame, isReadOnly = false } = view;
  const open = openSignals(view);
  return (
    <PolicyLayout
      title={`Signalenrapport, editie ${report.edition.edition}`}
      supportPhone={supportPhone}
      links={linksOf(view)}
      at="report"
      frame={frame}
    >
      {message !== undefined && <Notice tone="ok" role="status" title={message} />}
      <Stack close>
        <P quiet>{`Editie ${report.edition.edition} · ${dutchPeriod(report.edition)}`}</P>
        <H1>Signalenrapport</H1>
        <P>{isReadOnly ? readerLead(open.length) : answererLead(open.length)}</P>
        {frame !== undefined && (
          <P small>
            <Link href={editionsAddress}>Eerdere rapporten</Link>
          </P>
        )}
      </Stack>
      <Circumstances view={view} />
      <div class="ok-cols">
        <Stack>
          <OpenSection view={view} open={open} />
          <AnsweredSection view={view} />
          <ThemeSection view={view} />
          <HistorySection view={view} />
          <WindowSection view={view} />
          <OrganisationSection view={view} />
          <PartnerSection view={view} />
          <RuleSection view={view} />
          <TermSection view={view} />
          <OutcomeSection view={view} />
          <EvaluationSection view={view} />
          <BudgetSection view={view} />
          <FactsheetSection view={view} />
        </Stack>
        <ReportAside view={view} />
      </div>
    </PolicyLayout>
  );
}

const numerals = ['', '', 'Twee', 'Drie', 'Vier', 'Vijf', 'Zes', 'Zeven', 'Acht', 'Negen', 'Tien'];

function answererLead(count: number): string {
  return `Wat gaat steeds mis, en wat doet u eraan? ${waiting(count, 'uw antwoord')}`;
}

function readerLead(count: number): string {
  const who = 'antwoord van de beleidsgroep';
  return `Wat gaat steeds mis, en wat doet de beleidsgroep eraan? ${waiting(count, who)}`;
}

function waiting(count: number, answer: string): string {
  if (count === 0) return `Er wacht geen signaal op ${answer}.`;
  if (count === 1) return `Eén signaal wacht op ${answer}.`;
  return `${numerals[count] ?? count} signalen wachten op ${answer}.`;
}

function Circumstances({ view: { report, newer } }: { readonly view: ReportView }) {
  const { isLate, kind } = report.edition;
  return (
    <>
      {newer !== undefined && (
        <Notice title="Er is een nieuwer rapport">
          <P>
            <Link href={newer.href}>{`Ga naar editie ${newer.edition}`}</Link>
          </P>
        </Notice>
      )}
      {isLate && (
        <Notice title="Dit rapport is later dan gepland">
          <P>Het systeem was er even niet. Alles telt mee, en niets telt dubbel.</P>
        </Notice>
      )}
      {kind === 'extra' && (
        <Notice title="Dit is een extra editie">
          <P>Iemand vroeg om dit rapport, tussen twee gewone edities in.</P>
        </Notice>
      )}
    </>
  );
}
