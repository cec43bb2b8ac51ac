import { Button } from '../parts/button';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { H1, Link, P, Tel } from '../parts/text';
import { NeutralLayout, ResidentLayout, start, type ResidentFrame } from './resident-layout';

interface LatePageProps {
  /** With the key of the form that was given: what did arrive is not done twice. */
  readonly frame: ResidentFrame;
  /** Where the form goes again. */
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** The engine is away: what was given is not sure to have arrived, and nothing pretends that it has. */
export function LatePage({ frame, action, fields }: LatePageProps) {
  return (
    <ResidentLayout title="Nog niet gelukt" hasErrors frame={frame}>
      <H1>Dit is nog niet gelukt</H1>
      <Notice tone="warning" role="alert" title="Ons systeem loopt achter">
        <P>
          Dat ligt niet aan jou. Wij weten nog niet of dit is opgeslagen. Wacht een paar minuten en
          druk dan nog een keer. Er gebeurt nooit iets dubbel.
        </P>
      </Notice>
      <Form action={action} seal={frame.seal}>
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div>
          <Button>Nog een keer proberen</Button>
        </div>
      </Form>
      <P>
        <Link href={start}>Terug naar mijn plan</Link>. Of bel ons: <Tel>{frame.supportPhone}</Tel>.
      </P>
    </ResidentLayout>
  );
}

/** After closing: whoever looks at the screen now learns nothing. */
export function ClosedPage() {
  return (
    <NeutralLayout title="Pagina gesloten">
      <H1>Deze pagina is gesloten</H1>
      <P>Je kunt dit venster nu sluiten.</P>
    </NeutralLayout>
  );
}

interface TroublePageProps {
  readonly title: string;
  readonly text: string;
  readonly supportPhone: string;
}

export function TroublePage({ title, text, supportPhone }: TroublePageProps) {
  const frame = { supportPhone, isOpen: false, seal: { csrf: '', idempotencyKey: '' } };
  return (
    <ResidentLayout title="Mijn plan" hasErrors frame={frame}>
      <H1>{title}</H1>
      <Notice tone="warning" role="alert" title="Wat kun je doen?">
        <P>{text}</P>
      </Notice>
      <P>
        <Link href={start}>Naar mijn plan</Link>. Of bel ons: <Tel>{supportPhone}</Tel>.
      </P>
    </ResidentLayout>
  );
}
