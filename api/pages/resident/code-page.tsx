import { Actions, Button } from '../parts/button';
import { Errors, errorOf, type FieldError } from '../parts/errors';
import { LineField } from '../parts/field';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { Section } from '../parts/section';
import { H1, P, Stack, Tel } from '../parts/text';
import { ResidentLayout, start, type ResidentFrame } from './resident-layout';

interface CodePageProps {
  readonly frame: ResidentFrame;
  readonly errors?: readonly FieldError[];
  /** Whatever was wrong with the code, in the same words. */
  readonly trouble?: 'wrong' | 'too-often';
}

/** Where the code of the letter is filled in. What was typed is not shown again. */
export function CodePage({ frame, errors = [], trouble }: CodePageProps) {
  const { seal, supportPhone } = frame;
  return (
    <ResidentLayout
      title="Mijn plan openen"
      hasErrors={errors.length > 0 || trouble !== undefined}
      frame={frame}
    >
      <Errors of={errors} />
      {trouble !== undefined && <Trouble trouble={trouble} phone={supportPhone} />}
      <Stack close>
        <H1>Open je plan</H1>
        <P>De code staat op de brief die je van ons kreeg.</P>
      </Stack>
      <Form action={start} seal={seal}>
        <LineField
          id="code"
          label="Jouw code"
          hint="8 letters en cijfers. Hoofdletters maken niet uit."
          error={errorOf(errors, 'code')}
          autocomplete="off"
        />
        <LineField
          id="jaar"
          label="Het jaar waarin je geboren bent"
          hint="Bijvoorbeeld 1985."
          error={errorOf(errors, 'jaar')}
          autocomplete="off"
          inputMode="numeric"
        />
        <Actions>
          <Button>Open mijn plan</Button>
        </Actions>
      </Form>
      <Section id="geen-code" title="Geen code?">
        <P>
          Bel ons: <Tel>{supportPhone}</Tel>. Je kunt een nieuwe brief krijgen. Je plan op papier
          krijgen kan altijd.
        </P>
      </Section>
    </ResidentLayout>
  );
}

function Trouble({ trouble, phone }: { readonly trouble: string; readonly phone: string }) {
  return trouble === 'too-often' ? (
    <Notice tone="error" role="alert" title="Dit was te vaak achter elkaar">
      <P>
        Wacht een kwartier. Probeer het dan opnieuw. Of bel ons: <Tel>{phone}</Tel>.
      </P>
    </Notice>
  ) : (
    <Notice tone="error" role="alert" title="Deze code werkt niet">
      <P>
        Kijk nog eens op je brief, en naar het jaar. Een code werkt 30 dagen. Lukt het niet? Bel
        ons: <Tel>{phone}</Tel>.
      </P>
    </Notice>
  );
}
