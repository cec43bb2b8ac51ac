import type { Factsheet } from '../../../domain/report/report';
import { Figures } from '../parts/figures';
import { Folded } from '../parts/folded';
import { Section } from '../parts/section';
import { P } from '../parts/text';
import { CountList } from './count-list';
import { named } from './report-figures';
import { say, type ReportView } from './report-view';
import { lifeDomainWords } from '../../../domain/case/life-domain-words';
import { successWords } from './words';

/** The sections of the printed factsheet: counted since the start, and told in numbers of residents. */
export function FactsheetSection({ view: { report, labels } }: { readonly view: ReportView }) {
  const { residents, conversations, organisations, ...lists } = report.factsheet;
  const figures = [
    { name: 'inwoners', count: residents },
    { name: 'gesprekken', count: conversations },
    { name: 'organisaties', count: organisations },
  ];
  return (
    <Section id="factsheet" title="Sinds de start van Op Koers">
      <Figures
        of={figures.map(({ name, count }) => ({
          name,
          value: say(count),
          isFew: count === 'withheld',
        }))}
      />
      <Folded title="Waar het over ging">
        <CountList
          caption="Inwoners per vraag"
          head="Vraag"
          rows={named(lists.questions, (code) => labels.question(code))}
        />
      </Folded>
      <Folded title="Leefgebieden bij de start">
        <CountList
          caption="Inwoners per leefgebied"
          head="Leefgebied"
          rows={named(lists.lifeDomains, (code) => lifeDomainWords[code])}
        />
      </Folded>
      <Folded title="Wat er is bereikt">
        <CountList
          caption="Inwoners per resultaat"
          head="Resultaat"
          rows={named(lists.results, (code) => labels.result(code))}
        />
      </Folded>
      <LookingBack factsheet={report.factsheet} />
      <P quiet small>
        {`Deze getallen veranderen pas als er ${report.edition.threshold} bij zijn. Zo is niemand te herkennen.`}
      </P>
    </Section>
  );
}

/** What residents said themselves; editions from before it was counted have none of it. */
function LookingBack({ factsheet }: { readonly factsheet: Factsheet }) {
  const { successes, improved } = factsheet;
  return (
    <>
      {successes !== undefined && (
        <Folded title="Geslaagd volgens de inwoner zelf">
          <CountList
            caption="Inwoners naar of het geslaagd is"
            head="Geslaagd"
            rows={named(successes, (code) => successWords[code])}
          />
        </Folded>
      )}
      {improved !== undefined && (
        <Folded title="Leefgebieden die nu beter gaan">
          <CountList
            caption="Inwoners per leefgebied dat beter gaat of is opgelost"
            head="Leefgebied"
            rows={named(improved, (code) => lifeDomainWords[code])}
          />
        </Folded>
      )}
    </>
  );
}
