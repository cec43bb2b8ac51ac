import { windows } from '../../../domain/case/commands';
import type { ThemeLine } from '../../../domain/report/report';
import { Bars } from '../parts/bars';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { P } from '../parts/text';
import { say, type ReportView } from './report-view';
import { trendWords, windowWords } from './words';

/** Why some numbers are missing, in the words of DESK section 5. */
export function WhyWithheld({ view }: { readonly view: ReportView }) {
  const { threshold } = view.report.edition;
  return (
    <P quiet small>
      {`Minder dan ${threshold} keer? Dan staat er geen getal. Zo is niemand te herkennen.`}
    </P>
  );
}

const numberOf = (count: ThemeLine['count'] | undefined) =>
  typeof count === 'number' ? count : undefined;

export function ThemeSection({ view }: { readonly view: ReportView }) {
  const { themes } = view.report;
  const shown = themes.filter((line) =>
    [line.count, line.previous].some((count) => numberOf(count)),
  );
  const most = Math.max(
    1,
    ...shown.flatMap((line) => [numberOf(line.count) ?? 0, numberOf(line.previous) ?? 0]),
  );
  const left = themes.length - shown.length;
  return (
    <Section id="themas" title="Signalen per thema">
      {shown.length > 0 && (
        <Table
          caption="Hoe vaak, deze editie en de vorige"
          head={['Thema', 'Nu', 'Vorige', 'Beweegt', 'Nu boven, vorige onder']}
          numeric={[1, 2]}
          rows={shown.map((line) => [
            <>
              {view.labels.theme(line.theme)}
              <div class="ok-quiet ok-small ok-light">{windowsOf(view, line)}</div>
            </>,
            say(view, line.count),
            line.previous === undefined ? 'geen editie' : say(view, line.previous),
            trendWords[line.trend],
            <Bars now={numberOf(line.count)} before={numberOf(line.previous)} most={most} />,
          ])}
        />
      )}
      {left > 0 && <P>{`Bij ${left} andere thema’s is er geen getal.`}</P>}
      <WhyWithheld view={view} />
    </Section>
  );
}

/** Only when the whole row may be broken down. */
function windowsOf(view: ReportView, line: ThemeLine): string {
  const shown = windows.filter((window) => numberOf(line.windows[window]) !== undefined);
  if (shown.length === 0) return 'venster: niet uitgesplitst';
  const counts = shown.map((window) => `${windowWords[window]} ${say(view, line.windows[window])}`);
  return `venster: ${counts.join(', ')}`;
}

export function WindowSection({ view }: { readonly view: ReportView }) {
  return (
    <Section id="vensters" title="Signalen per venster">
      <Table
        caption="Signalen per venster"
        head={['Venster', 'Nu']}
        numeric={[1]}
        rows={[
          ...windows.map((window) => [windowWords[window], say(view, view.report.windows[window])]),
          ['Alle signalen', say(view, view.report.signals)],
        ]}
      />
    </Section>
  );
}
