import type { ComponentChildren as Kids } from 'preact';
import { CaseLayout } from '../layout';
import { Errors, type FieldError } from '../parts/errors';
import { Link } from '../parts/text';
import { caseAt } from './addresses';

interface TogetherProps {
  readonly title: string;
  readonly caseNumber: string;
  readonly errors?: readonly FieldError[] | undefined;
  /** It says that something cannot be done. */
  readonly isRefused?: boolean;
  readonly children: Kids;
}

/** A page that the resident looks at too: one case, no menu, and nothing that leads elsewhere. */
export function Together(props: TogetherProps) {
  const { title, caseNumber, errors = [], isRefused = false, children } = props;
  const hasErrors = errors.length > 0 || isRefused;
  const back = (
    <div class="ok-who ok-small">
      <Link href={caseAt(caseNumber)}>Terug naar het traject</Link>
    </div>
  );
  return (
    <CaseLayout title={title} audience="samen kijken" {...{ hasErrors }} who={back}>
      <div class="ok-together ok-stack">
        <Errors of={errors} />
        {children}
      </div>
    </CaseLayout>
  );
}
