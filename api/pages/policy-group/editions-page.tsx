import type { EditionSummary } from '../../../store/editions';
import { dutchPeriod } from '../dutch-moment';
import { PolicyLayout, type StaffFrame } from '../layout';
import { Table } from '../parts/table';
import { H1, Link, P } from '../parts/text';

interface EditionsPageProps {
  readonly at: string;
  readonly supportPhone: string;
  readonly editions: readonly EditionSummary[];
  readonly linkTo: (edition: number) => string;
  /** Of who is signed in. */
  readonly frame?: StaffFrame;
}

export function EditionsPage({ at, supportPhone, editions, linkTo, frame }: EditionsPageProps) {
  return (
    <PolicyLayout
      title="Eerdere signalenrapporten"
      supportPhone={supportPhone}
      links={{ report: at, editions: `${at}/edities` }}
      at="editions"
      frame={frame}
    >
      <H1>Alle rapporten</H1>
      {editions.length === 0 ? (
        <P>Er is nog geen rapport.</P>
      ) : (
        <Table
          caption="Edities, de nieuwste eerst"
          head={['Editie', 'Periode']}
          rows={editions.map(({ edition, kind, ...period }) => [
            <Link href={linkTo(edition)}>{`Editie ${edition}`}</Link>,
            `${dutchPeriod(period)}${kind === 'extra' ? ' (extra)' : ''}`,
          ])}
        />
      )}
    </PolicyLayout>
  );
}
