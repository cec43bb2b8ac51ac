import type { ComponentChildren as Kids } from 'preact';
import { StaffLayout } from '../layout';
import { Errors, type FieldError } from '../parts/errors';
import { H1, Link, P, Stack } from '../parts/text';
import { caseAt } from './addresses';
import { KeptNotice } from './kept';
import type { Visit } from './visit';

interface CaseFormPageProps {
  readonly visit: Visit;
  readonly caseNumber: string;
  readonly title: string;
  readonly heading: string;
  /** The item of the menu that it belongs to. */
  readonly at: 'Vandaag' | 'Inwoners';
  readonly errors: readonly FieldError[];
  /** The page says that it can't be done. */
  readonly isRefused?: boolean | undefined;
  /** Right below the heading. */
  readonly lead: Kids;
  readonly children: Kids;
}

/** A page on which one thing is done in a case: what is wrong first, then the way back, then the form. */
export function CaseFormPage(props: CaseFormPageProps) {
  const {
    visit,
    caseNumber,
    title,
    heading,
    at,
    errors,
    isRefused = false,
    lead,
    children,
  } = props;
  const hasErrors = errors.length > 0 || isRefused;
  return (
    <StaffLayout {...{ title, at, frame: visit.frame, hasErrors }} isNarrow>
      <Errors of={errors} />
      <KeptNotice visit={visit} />
      <Stack close>
        <P small>
          <Link href={caseAt(caseNumber)}>Terug naar {caseNumber}</Link>
        </P>
        <H1>{heading}</H1>
        {lead}
      </Stack>
      {children}
    </StaffLayout>
  );
}
