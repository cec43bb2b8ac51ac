import type { ComponentChildren as Kids } from 'preact';
import { PartnerLayout } from '../layout';
import { Errors, type FieldError } from '../parts/errors';
import { P, Stack } from '../parts/text';
import type { PageFrame } from './page-frame';

interface LayoutProps {
  readonly frame: PageFrame;
  readonly errors: readonly FieldError[];
  /** Heading and what belongs to it, below the reference. */
  readonly head: Kids;
  readonly children: Kids;
}

/** Of one hand-off, for who opened it: its number, and what is wrong in the form. */
export function HandoffLayout({ frame, errors, head, children }: LayoutProps) {
  const { reference, supportPhone } = frame;
  return (
    <PartnerLayout
      title={`Overdracht ${reference}`}
      hasErrors={errors.length > 0}
      supportPhone={supportPhone}
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
