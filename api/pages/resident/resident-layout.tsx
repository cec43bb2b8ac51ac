import { Frame, type FrameProps } from '../layout';
import { Button } from '../parts/button';
import { Form, type FormSeal } from '../parts/form';

export const start = '/mijn-plan';

/** What every page of a resident needs. */
export interface ResidentFrame {
  readonly supportPhone: string;
  readonly seal: FormSeal;
  /** A code was filled in, so that there is something to close. */
  readonly isOpen: boolean;
}

interface ResidentLayoutProps extends Pick<FrameProps, 'title' | 'hasErrors' | 'children'> {
  readonly frame: ResidentFrame;
}

/** Who is looked at while reading can leave at once: the way out is on top of every open page. */
export function ResidentLayout({ frame, ...props }: ResidentLayoutProps) {
  const { isOpen, seal, supportPhone } = frame;
  const close = isOpen && (
    <Form action={`${start}/sluiten`} seal={seal}>
      <Button kind="secondary-action">Sluit deze pagina</Button>
    </Form>
  );
  return <Frame {...{ ...props, supportPhone, menu: close }} audience="mijn plan" isNarrow />;
}

/** Says nothing of a plan: whoever looks at the screen later learns nothing. */
export function NeutralLayout(props: Pick<FrameProps, 'title' | 'children'>) {
  return <Frame {...{ ...props }} audience="" isNarrow />;
}
