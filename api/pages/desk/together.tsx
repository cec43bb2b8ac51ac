import type { ComponentChildren as Kids } from 'preact';
import { CaseLayout } from '../layout';
import { Errors, type FieldError } from '../parts/errors';
import { Link } from '../parts/text';
import { caseAt } from './addresses';

interface TogetherProps {
  readonly title: string;
  readonly caseNumber: string;
  readonly errors?: readonly FieldError[] | undefined;
  readonly children: Kids;
}

/** A page that the resident looks at too: one case, no menu, and nothing that leads elsewhere. */
export function Together({ title, caseNumber, errors = [], children }: TogetherProps) {
  const back = (
    <div class="ok-who ok-small">
      <Link href={caseAt(caseNumber)}>Terug naar het traject</Link>
    </div>
  );
  return (
    <CaseLayout title={title} audience="samen kijken" who={back} hasErrors={errors.length > 0}>
      <div class="ok-together ok-stack">
        <Errors of={errors} />
        {children}
      </div>
    </CaseLayout>
  );
}
