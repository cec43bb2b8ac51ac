import { figureNames } from '../../../domain/report/report';
import { Figures } from '../parts/figures';
import { Link, P } from '../parts/text';
import { say, type ReportView } from './report-view';
import { figureWords } from './words';

export function ReportAside({ view }: { readonly view: ReportView }) {
  const { report, at } = view;
  return (
    <aside class="ok-side ok-stack" aria-label="Cijfers en bestanden">
      <div class="ok-box ok-stack">
        <h2 class="utrecht-heading-3">Cijfers van deze editie</h2>
        <Figures
          of={figureNames.map((name) => ({
            name: figureWords[name],
            value: say(report.figures[name]),
            isFew: report.figures[name] === 'withheld',
            ...(report.previousFigures === undefined
              ? {}
              : { before: `vorige keer ${say(report.previousFigures[name])}` }),
          }))}
        />
      </div>
      {at !== undefined && <Files at={at} hasPdf={view.hasPdf} />}
    </aside>
  );
}

function Files({ at, hasPdf }: { readonly at: string; readonly hasPdf: boolean }) {
  return (
    <div class="ok-box ok-stack ok-no-print">
      <h2 class="utrecht-heading-3">Meenemen</h2>
      {hasPdf ? (
        <P>
          <Link href={`${at}/rapport.pdf`}>Rapport als PDF</Link>
        </P>
      ) : (
        <P>Afdrukken kan met de knop van de browser. Het rapport past op A4.</P>
      )}
      <P>
        <Link href={`${at}/cijfers.csv`}>Cijfers voor een rekenblad (CSV)</Link>
      </P>
    </div>
  );
}
