import { rejectionReasons } from '../../../domain/handoff/status';
import type { CountLine, PartnerLine } from '../../../domain/report/report';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { P } from '../parts/text';
import { CountList, type CountRow } from './count-list';
import { say, type ReportView } from './report-view';
import { reasonWords } from '../../../domain/handoff/reason-words';
import { budgetWords, outcomeWords, successWords, termWords } from './words';

interface SectionProps {
  readonly view: ReportView;
}

export function PartnerSection({ view }: SectionProps) {
  const { partners } = view.report;
  const hasNumber = (line: PartnerLine) =>
    [line.answers, line.accepted, line.silent].some((count) => count !== 'withheld');
  const shown = partners.filter(hasNumber);
  const others = partners.filter((line) => !hasNumber(line));
  const names = others.map(({ partner }) => view.labels.organisation(partner));
  return (
    <Section id="partners" title="Hoe organisaties antwoordden">
      {shown.length > 0 && (
        <Table
          caption="Antwoorden van organisaties op overdrachten"
          head={['Organisatie', 'Antwoorden', 'Aangenomen', 'Dagen tot ja', 'Stil']}
          numeric={[1, 2, 3, 4]}
          rows={shown.map((line) => [
            <PartnerName view={view} line={line} />,
            ...[say(line.answers), say(line.accepted)],
            ...[say(line.meanDaysToAccept), say(line.silent)],
          ])}
        />
      )}
      {names.length > 0 && <P quiet>{`Geen getal: ${names.join(', ')}.`}</P>}
      <P quiet small>
        Dagen tot ja: gemiddeld, van de overdracht tot het aannemen. Stil: geen antwoord binnen de
        termijn.
      </P>
    </Section>
  );
}

function PartnerName({ view, line }: { readonly view: ReportView; readonly line: PartnerLine }) {
  const known = rejectionReasons.filter((reason) => line.declined[reason] !== 'withheld');
  const reasons = known.map((reason) => `${reasonWords[reason]} ${say(line.declined[reason])}`);
  return (
    <>
      {view.labels.organisation(line.partner)}
      {reasons.length > 0 && (
        <div class="ok-quiet ok-small">{`niet aangenomen: ${reasons.join(', ')}`}</div>
      )}
    </>
  );
}

export function OrganisationSection({ view }: SectionProps) {
  return (
    <Section id="organisaties" title="Organisaties in de signalen">
      <CountList
        areNames
        caption="Trajecten met een signaal waarin de organisatie is genoemd"
        head="Organisatie"
        rows={named(view.report.organisations, (code) => view.labels.organisation(code))}
      />
    </Section>
  );
}

export function RuleSection({ view }: SectionProps) {
  const { rules, edition } = view.report;
  return (
    <Section id="regels" title="Afgeweken van regels">
      {rules.length === 0 ? (
        <P>{`Van geen enkele regel is ${edition.threshold} keer of vaker afgeweken.`}</P>
      ) : (
        <CountList
          caption="Regels waarvan is afgeweken"
          head="Regel"
          rows={named(rules, (code) => code)}
        />
      )}
    </Section>
  );
}

export function TermSection({ view }: SectionProps) {
  return (
    <Section id="termijnen" title="Termijnen die voorbij gingen">
      <CountList
        caption="Trajecten met een termijn die voorbij ging"
        head="Termijn"
        rows={named(view.report.termsMissed, (code) => termWords[code])}
      />
    </Section>
  );
}

export function OutcomeSection({ view }: SectionProps) {
  return (
    <Section id="afgerond" title="Hoe trajecten eindigden">
      <CountList
        caption="Trajecten naar hoe zij eindigden"
        head="Einde"
        rows={named(view.report.outcomes, (code) => outcomeWords[code])}
      />
    </Section>
  );
}

export function EvaluationSection({ view }: SectionProps) {
  const { evaluations } = view.report;
  if (evaluations === undefined) return null;
  const { success, meanSatisfaction } = evaluations;
  return (
    <Section id="geslaagd" title="Is het geslaagd?">
      <P>Dit zeiden inwoners zelf bij de evaluatie.</P>
      <CountList
        caption="Trajecten naar of het volgens de inwoner is geslaagd"
        head="Geslaagd"
        rows={named(success, (code) => successWords[code])}
      />
      {meanSatisfaction !== undefined && (
        <P>{`Inwoners gaven de hulp gemiddeld een ${meanSatisfaction}, van 1 tot 10.`}</P>
      )}
    </Section>
  );
}

export function BudgetSection({ view }: SectionProps) {
  const { budget } = view.report;
  if (budget === undefined) return null;
  return (
    <Section id="budget" title="Maatwerkbudget">
      <CountList
        caption="Maatwerkbudget in deze periode, in hele euro’s"
        head="In hele euro’s"
        rows={named(budget, (code) => budgetWords[code])}
      />
    </Section>
  );
}

export function named<Code extends string>(
  lines: readonly CountLine<Code>[],
  words: (code: Code) => string,
): readonly CountRow[] {
  return lines.map(({ code, count }) => ({ words: words(code), count }));
}
