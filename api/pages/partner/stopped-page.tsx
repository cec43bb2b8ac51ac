import type { HandoffStanding } from '../../partners/partner-desk';
import { dutchDay } from '../dutch-moment';
import { Actions, Button } from '../parts/button';
import { errorOf, type FieldError } from '../parts/errors';
import { TextField } from '../parts/field';
import { Form } from '../parts/form';
import { Next } from '../parts/notice';
import { H1, P } from '../parts/text';
import type { Typed } from './answer-forms';
import { HandoffLayout } from './handoff-layout';
import type { PageFrame } from './page-frame';
import { listed } from '../phrases';
import { categoryWords } from '../../../domain/basis/category-words';

type Withdrawal = NonNullable<HandoffStanding['withdrawal']>;

interface StoppedPageProps {
  readonly frame: PageFrame;
  readonly withdrawal: Withdrawal;
  readonly errors?: readonly FieldError[];
  readonly typed?: Typed;
}

/** After a withdrawal: no content, only what is to be done with what the partner stored. */
export function StoppedPage({ frame, withdrawal, errors = [], typed }: StoppedPageProps) {
  const subject = withdrawal.categories === undefined ? 'Deze overdracht' : 'Een deel hiervan';
  return (
    <HandoffLayout
      frame={frame}
      errors={errors}
      head={
        <>
          <H1>{subject} is gestopt</H1>
          <P>
            Dit delen is teruggenomen op {dutchDay(withdrawal.withdrawnAt)}. U ziet de gegevens hier
            niet meer.
          </P>
        </>
      }
    >
      <Deletion frame={frame} withdrawal={withdrawal} />
      <Kept frame={frame} errors={errors} typed={typed} />
    </HandoffLayout>
  );
}

interface WithdrawnPartProps extends KeptProps {
  readonly standing: HandoffStanding;
}

/** A withdrawal of some categories, in a hand-off that goes on without them. */
export function WithdrawnPart({ frame, standing, errors, typed }: WithdrawnPartProps) {
  const { withdrawal } = standing;
  if (withdrawal?.categories === undefined || withdrawal.settled) return null;
  return (
    <>
      <Deletion frame={frame} withdrawal={withdrawal} />
      <Kept frame={frame} errors={errors} typed={typed} />
    </>
  );
}

function Deletion({
  frame: { at, seal },
  withdrawal,
}: Pick<StoppedPageProps, 'frame' | 'withdrawal'>) {
  const { categories, confirmBy } = withdrawal;
  const what =
    categories === undefined
      ? 'wat u heeft opgeslagen'
      : `wat u weet over ${listed(categories.map((category) => categoryWords[category]))}`;
  const when = confirmBy === undefined ? '' : ` voor ${dutchDay(confirmBy)}`;
  return (
    <Next
      what={`Verwijder ${what}`}
      why={`Bevestig dat${when}. De inwoner krijgt een bewijs met uw bevestiging.`}
    >
      <Form action={`${at}/verwijderd`} seal={seal}>
        <Actions>
          <Button>Wij hebben dit verwijderd</Button>
        </Actions>
      </Form>
    </Next>
  );
}

interface KeptProps {
  readonly frame: PageFrame;
  readonly errors: readonly FieldError[];
  readonly typed: Typed | undefined;
}

function Kept({ frame: { at, seal }, errors, typed }: KeptProps) {
  return (
    <Form action={`${at}/bewaard`} seal={seal}>
      <TextField
        id="bewaren"
        label="Moet u iets bewaren van de wet?"
        hint="Schrijf op wat, en van welke wet. Bijvoorbeeld: 'Het verslag van het gesprek, van de wet over medische dossiers.' De inwoner kan dit lezen."
        error={errorOf(errors, 'bewaren')}
        value={typed?.get('bewaren')}
        optional
      />
      <Actions>
        <Button kind="secondary-action">Dit moeten wij bewaren</Button>
      </Actions>
    </Form>
  );
}
