import { rejectionReasons } from '../../../domain/handoff/status';
import type { Published } from '../../../domain/report/counts';
import type { CountLine, PartnerLine } from '../../../domain/report/report';
import { Facts } from '../parts/facts';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { P } from '../parts/text';
import { say, type ReportView } from './report-view';
import { lifeDomainWords, outcomeWords, reasonWords, termWords } from './words';

interface SectionProps {
  readonly view: ReportView;
}

export function PartnerSection({ view }: SectionProps) {
  const shown = view.report.partners.filter(({ answers }) => answers !== 'withheld');
  return (
    <Section id="partners" title="Hoe partners antwoordden">
      {shown.length === 0 ? (
        <P>{`Geen partner kreeg ${view.report.edition.threshold} keer of vaker een overdracht.`}</P>
      ) : (
        <Table
          caption="Antwoorden van partners"
          head={[
            'Partner',
            'Antwoorden',
            'Aangenomen',
            'Dagen tot antwoord',
            'Niet aangenomen',
            'Stil',
          ]}
          numeric={[1, 2, 3, 5]}
          rows={shown.map((line) => [
            view.labels.organisation(line.partner),
            ...[say(view, line.answers), say(view, line.accepted)],
            line.meanDaysToAccept === undefined ? 'geen getal' : String(line.meanDaysToAccept),
            ...[declinesOf(view, line), say(view, line.silent)],
          ])}
        />
      )}
    </Section>
  );
}

function declinesOf(view: ReportView, { declined }: PartnerLine): string {
  const known = rejectionReasons.filter((reason) => declined[reason] !== 'withheld');
  if (known.length === 0) return 'niet uitgesplitst';
  return known.map((reason) => `${reasonWords[reason]} ${say(view, declined[reason])}`).join(', ');
}

export function RuleSection({ view }: SectionProps) {
  const { rules } = view.report;
  return (
    <Section id="regels" title="Afgeweken van regels">
      {rules.length === 0 ? (
        <P>{`Geen regel werd ${view.report.edition.threshold} keer of vaker opzij gezet.`}</P>
      ) : (
        <CountTable view={view} caption="Regels waarvan is afgeweken" head="Regel" lines={rules} />
      )}
    </Section>
  );
}

export function TermSection({ view }: SectionProps) {
  const lines = named(view.report.termsMissed, (code) => termWords[code] ?? code);
  return (
    <Section id="termijnen" title="Termijnen die voorbij gingen">
      <Shown
        view={view}
        caption="Trajecten met een termijn die voorbij ging"
        head="Termijn"
        lines={lines}
      />
    </Section>
  );
}

export function OutcomeSection({ view }: SectionProps) {
  const lines = named(view.report.outcomes, (code) => outcomeWords[code]);
  return (
    <Section id="afgerond" title="Hoe trajecten eindigden">
      <Shown view={view} caption="Trajecten naar hoe zij eindigden" head="Einde" lines={lines} />
    </Section>
  );
}

/** The sections of the printed factsheet: counted since the start, and told in numbers of residents. */
export function FactsheetSection({ view }: SectionProps) {
  const { residents, conversations, organisations, questions, lifeDomains, results } =
    view.report.factsheet;
  const { labels } = view;
  return (
    <Section id="factsheet" title="Factsheet sinds de start">
      <Facts
        of={[
          ['Inwoners', say(view, residents)],
          ['Gesprekken', say(view, conversations)],
          ['Organisaties', say(view, organisations)],
        ]}
      />
      <h3 class="utrecht-heading-3">Waar het over ging</h3>
      <Shown
        view={view}
        caption="Vragen"
        head="Vraag"
        lines={named(questions, (code) => labels.question(code))}
      />
      <h3 class="utrecht-heading-3">Leefgebieden bij de start</h3>
      <Shown
        view={view}
        caption="Leefgebieden"
        head="Leefgebied"
        lines={named(lifeDomains, (code) => lifeDomainWords[code])}
      />
      <h3 class="utrecht-heading-3">Wat er kwam</h3>
      <Shown
        view={view}
        caption="Resultaten"
        head="Resultaat"
        lines={named(results, (code) => labels.result(code))}
      />
      <P quiet small>
        {`Deze getallen veranderen pas als er ${view.report.edition.threshold} bij zijn. Zo is niemand te herkennen.`}
      </P>
    </Section>
  );
}

interface Line {
  readonly code: string;
  readonly count: Published;
}

function named<Code extends string>(
  lines: readonly CountLine<Code>[],
  words: (code: Code) => string,
): readonly Line[] {
  return lines.map(({ code, count }) => ({ code: words(code), count }));
}

interface LinesProps {
  readonly view: ReportView;
  readonly caption: string;
  readonly head: string;
  readonly lines: readonly Line[];
}

/** Lines with a number as a table; the others are named in one sentence. */
function Shown({ lines, ...props }: LinesProps) {
  const known = lines.filter(({ count }) => count !== 'withheld');
  const few = lines.filter(({ count }) => count === 'withheld').map(({ code }) => code);
  return (
    <>
      {known.length > 0 && <CountTable {...props} lines={known} />}
      {few.length > 0 && <P>{`Geen getal: ${few.join(', ').toLowerCase()}.`}</P>}
    </>
  );
}

function CountTable({ view, caption, head, lines }: LinesProps) {
  const rows = lines.map(({ code, count }) => [code, say(view, count)]);
  return <Table caption={caption} head={[head, 'Aantal']} numeric={[1]} rows={rows} />;
}
