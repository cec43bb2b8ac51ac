import { situationWords } from '../evaluation/words';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { P } from '../parts/text';
import type { CaseDesk, CaseProps } from './case-view';

/** How each life domain stood at the start and stands now. */
export function DomainSection({ visit, of }: CaseProps) {
  return (
    <Section id="leefgebieden" title="Leefgebieden">
      {of.lifeDomains.length === 0 ? (
        <P>Hier is nog niet over gesproken.</P>
      ) : (
        <Table
          caption="Leefgebieden waar het over ging"
          head={['Leefgebied', 'Bij de start', 'Stappen', 'Nu']}
          rows={of.lifeDomains.map((domain) => [
            visit.labels.lifeDomain(domain.lifeDomain),
            domain.atStart ? 'er speelde iets' : 'niet genoemd',
            stepsIn(domain),
            domain.situation === undefined
              ? 'nog niet besproken'
              : situationWords[domain.situation],
          ])}
        />
      )}
    </Section>
  );
}

function stepsIn({ openActions, settledActions }: CaseDesk['lifeDomains'][number]): string {
  const all = openActions + settledActions;
  return all === 0 ? 'geen' : `${settledActions} van ${all} klaar`;
}
