import { dutchDay } from '../dutch-moment';
import { PolicyLayout } from '../layout';
import { Badge, type Tone } from '../parts/badge';
import { Figures } from '../parts/figures';
import { Notice } from '../parts/notice';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { H1, Link, P, Stack } from '../parts/text';
import { WorkList, type Work } from '../parts/work-list';
import type { AnswerKind } from '../../../domain/report/answer';
import {
  FactsheetSection,
  OutcomeSection,
  PartnerSection,
  RuleSection,
  TermSection,
} from './report-figures';
import {
  answeredSignals,
  openSignals,
  say,
  times,
  type OpenSignal,
  type ReportView,
} from './report-view';
import { ThemeSection, WindowSection } from './report-themes';
import { answerWords, figureWords, standWords } from './words';
import { figureNames } from '../../../domain/report/report';

interface ReportPageProps {
  readonly view: ReportView;
  /** Said once, after an answer was given. */
  readonly message?: string | undefined;
}

export function ReportPage({ view, message }: ReportPageProps) {
  const { report, at, supportPhone } = view;
  const { edition, from, until } = report.edition;
  const open = openSignals(view);
  return (
    <PolicyLayout
      title={`Signalenrapport, editie ${edition}`}
      supportPhone={supportPhone}
      links={{ report: at, editions: `${at}/edities` }}
      at="report"
    >
      {message !== undefined && <Notice tone="ok" role="status" title={message} />}
      <Stack close>
        <P quiet>{`Editie ${edition} · ${dutchDay(from)} tot en met ${dutchDay(until)}`}</P>
        <H1>Signalenrapport</H1>
        <P>{`Wat gaat steeds mis, en wat doet u eraan? ${waiting(open.length)}`}</P>
      </Stack>
      <Circumstances view={view} />
      <div class="ok-cols">
        <Stack>
          <OpenSection view={view} open={open} />
          <AnsweredSection view={view} />
          <ThemeSection view={view} />
          <WindowSection view={view} />
          <PartnerSection view={view} />
          <RuleSection view={view} />
          <TermSection view={view} />
          <OutcomeSection view={view} />
          <FactsheetSection view={view} />
        </Stack>
        <Aside view={view} />
      </div>
    </PolicyLayout>
  );
}

function waiting(count: number): string {
  if (count === 0) return 'Er wacht geen signaal op uw antwoord.';
  if (count === 1) return 'Eén signaal wacht op uw antwoord.';
  return `${count} signalen wachten op uw antwoord.`;
}

function Circumstances({ view }: { readonly view: ReportView }) {
  const { isLate, kind } = view.report.edition;
  if (isLate)
    return (
      <Notice title="Dit rapport is later dan gepland">
        <P>Het systeem was er even niet. Er is niets verloren gegaan.</P>
      </Notice>
    );
  if (kind === 'scheduled') return null;
  return (
    <Notice title="Dit is een extra editie">
      <P>Iemand vroeg om dit rapport, tussen twee gewone edities in.</P>
    </Notice>
  );
}

function OpenSection({
  view,
  open,
}: {
  readonly view: ReportView;
  readonly open: readonly OpenSignal[];
}) {
  return (
    <Section id="open" title="Nog geen antwoord">
      {open.length === 0 ? (
        <P>Alle signalen hebben een antwoord.</P>
      ) : (
        <WorkList items={open.map((signal) => workOf(view, signal))} />
      )}
    </Section>
  );
}

const ordinals = ['Nieuw', 'Tweede editie', 'Derde editie', 'Vierde editie'];

function workOf(view: ReportView, open: OpenSignal): Work {
  const { standing, title, line } = open;
  return {
    what: title,
    about: `Signaal ${standing.signal} · ${view.labels.theme(standing.theme)} · ${times(view, line?.count)}`,
    why: `${sinceWhen(view, open)}${touchedBy(view, open)}`,
    badge: badgeOf(view, open),
    go: 'Antwoorden',
    href: `${view.at}/signaal/${standing.signal}`,
  };
}

function sinceWhen(view: ReportView, { waiting: [first = 0] }: OpenSignal): string {
  const isNew = first === view.report.edition.edition;
  return isNew ? 'Nieuw in deze editie.' : `Wacht sinds editie ${first}.`;
}

function touchedBy({ labels }: ReportView, { line }: OpenSignal): string {
  const touched = (line?.organisations ?? []).map((code) => labels.organisation(code));
  return touched.length === 0 ? '' : ` Raakt ${touched.join(', ')}.`;
}

function badgeOf(view: ReportView, { waiting: editions }: OpenSignal): Work['badge'] {
  const waited = view.report.edition.edition - (editions[0] ?? 0);
  const word = ordinals[waited] ?? `${waited + 1} edities`;
  return { tone: waited > 0 ? 'late' : 'now', word };
}

const tones: Readonly<Record<AnswerKind, Tone>> = {
  'taken-up': 'now',
  done: 'good',
  declined: 'rest',
  noted: 'rest',
};

function AnsweredSection({ view }: { readonly view: ReportView }) {
  const answered = answeredSignals(view);
  return (
    <Section id="beantwoord" title="Wat u antwoordde">
      {answered.length === 0 ? (
        <P>U hebt nog geen signaal beantwoord.</P>
      ) : (
        <Table
          caption="Antwoorden en hoe het ermee staat"
          head={['Signaal', 'Uw antwoord', 'Wie en wanneer', 'Stand']}
          rows={answered.map(({ standing, title, answer }) => [
            <Link
              href={`${view.at}/signaal/${standing.signal}`}
            >{`${standing.signal} · ${title}`}</Link>,
            `${answerWords[answer.kind]}: ${answer.explanation}`,
            [answer.who, answer.when].filter(Boolean).join(', ') || 'niet van toepassing',
            <Badge tone={tones[answer.kind]}>{standWords[answer.kind]}</Badge>,
          ])}
        />
      )}
    </Section>
  );
}

function Aside({ view }: { readonly view: ReportView }) {
  const { report, at } = view;
  return (
    <aside class="ok-stack" aria-label="Cijfers en bestanden">
      <div class="ok-box ok-stack">
        <h2 class="utrecht-heading-3">Cijfers van deze editie</h2>
        <Figures
          of={figureNames.map((name) => ({
            name: figureWords[name],
            value: say(view, report.figures[name]),
            isFew: report.figures[name] === 'withheld',
          }))}
        />
      </div>
      <div class="ok-box ok-stack ok-no-print">
        <h2 class="utrecht-heading-3">Meenemen</h2>
        <P>Afdrukken kan met de knop van uw browser: de pagina past op A4.</P>
        <P>
          <Link href={`${at}/cijfers.csv`}>Cijfers als CSV</Link>
        </P>
      </div>
    </aside>
  );
}
