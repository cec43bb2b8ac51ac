import type { ComponentChildren as Kids } from 'preact';
import { PartnerLayout } from '../layout';
import { Button } from '../parts/button';
import { Errors, type FieldError } from '../parts/errors';
import { Form } from '../parts/form';
import { P, Stack } from '../parts/text';
import type { PageFrame } from './page-frame';

interface LayoutProps {
  readonly frame: PageFrame;
  readonly errors: readonly FieldError[];
  /** Heading and what belongs to it, below the reference. */
  readonly head: Kids;
  readonly children: Kids;
}

/** Of one hand-off, for who opened it: its number, what is wrong in the form, and the way out. */
export function HandoffLayout({ frame, errors, head, children }: LayoutProps) {
  const { reference, supportPhone, at, seal } = frame;
  return (
    <PartnerLayout
      title={`Overdracht ${reference}`}
      hasErrors={errors.length > 0}
      supportPhone={supportPhone}
      menu={
        <Form action={`${at}/sluiten`} seal={seal}>
          <Button kind="secondary-action">Sluit deze pagina</Button>
        </Form>
      }
    >
      <Errors of={errors} />
      <Stack close>
        <P quiet>Kenmerk {reference}</P>
        {head}
      </Stack>
      {children}
    </PartnerLayout>
  );
}
