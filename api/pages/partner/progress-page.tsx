import type { HandoffStanding } from '../../partners/partner-desk';
import { dutchDay } from '../dutch-moment';
import { Badge, type Tone } from '../parts/badge';
import { Actions, Button } from '../parts/button';
import { Choices } from '../parts/choices';
import { errorOf, type FieldError } from '../parts/errors';
import { TextField } from '../parts/field';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { H1, Link, P } from '../parts/text';
import type { Typed } from './answer-forms';
import { HandoffLayout } from './handoff-layout';
import type { PageFrame } from './page-frame';
import { WithdrawnPart } from './stopped-page';

interface ProgressPageProps {
  readonly frame: PageFrame;
  readonly standing: HandoffStanding;
  /** What was just given is stored. */
  readonly thanks?: string | undefined;
  readonly errors?: readonly FieldError[];
  readonly typed?: Typed;
}

const options = [
  { value: 'bezig', label: 'Wij zijn bezig' },
  { value: 'wacht', label: 'Het ligt even stil' },
  { value: 'klaar', label: 'Klaar' },
  { value: 'lukt', label: 'Het lukt niet' },
];

const badges: Readonly<Partial<Record<HandoffStanding['status'], readonly [Tone, string]>>> = {
  accepted: ['good', 'Aangenomen'],
  'in-progress': ['now', 'Bezig'],
  'on-hold': ['rest', 'Ligt even stil'],
};

/** An accepted hand-off: how it goes, and what came of it. */
export function ProgressPage(props: ProgressPageProps) {
  const { frame, standing, thanks, errors = [], typed } = props;
  const { at, seal } = frame;
  const badge = badges[standing.status];
  return (
    <HandoffLayout
      frame={frame}
      errors={errors}
      head={
        <>
          <div class="ok-row">
            <H1>Vraag van Op Koers</H1>
            {badge !== undefined && <Badge tone={badge[0]}>{badge[1]}</Badge>}
          </div>
          <P>
            <Link href={`${at}/gegevens`}>Bekijk de vraag en de gegevens</Link>
          </P>
        </>
      }
    >
      <Report thanks={thanks} reportBy={standing.reportBy} />
      <WithdrawnPart frame={frame} standing={standing} errors={errors} typed={typed} />
      <Form action={`${at}/voortgang`} seal={seal}>
        <Choices
          id="stand"
          legend="Hoe staat het ervoor?"
          error={errorOf(errors, 'stand')}
          chosen={typed?.get('stand')}
          options={options}
        />
        <TextField
          id="uitkomst"
          label="Wat is de uitkomst?"
          hint="Nodig als het klaar is. Ligt het stil of lukt het niet, schrijf dan kort waarom. De inwoner kan dit lezen."
          error={errorOf(errors, 'uitkomst')}
          value={typed?.get('uitkomst')}
          optional
        />
        <Actions>
          <Button>Doorgeven</Button>
        </Actions>
      </Form>
    </HandoffLayout>
  );
}

interface ReportProps {
  readonly thanks: string | undefined;
  readonly reportBy: string | undefined;
}

function Report({ thanks, reportBy }: ReportProps) {
  const when =
    reportBy === undefined
      ? undefined
      : `Laat voor ${dutchDay(reportBy)} weten hoe het gaat. U krijgt dan een bericht.`;
  if (thanks === undefined) return when === undefined ? null : <P>{when}</P>;
  return (
    <Notice tone="ok" role="status" title={thanks}>
      {when !== undefined && <P>{when}</P>}
    </Notice>
  );
}
