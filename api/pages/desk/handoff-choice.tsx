import { CaseFormPage } from './case-form-page';
import { Actions, Button, LinkButton } from '../parts/button';
import { errorOf, type FieldError } from '../parts/errors';
import { Choices } from '../parts/choices';
import { Form } from '../parts/form';
import { Empty } from '../parts/notice';
import { Select } from '../parts/select';
import { Link, P } from '../parts/text';
import { capitalised } from '../phrases';
import { caseAt } from './addresses';
import { isOpen, stepWords, type HandoffView } from './handoff-view';
import { KeptFields } from './kept';
import { partnerOptions } from './partner-options';

interface PageProps {
  readonly view: HandoffView;
  readonly errors: readonly FieldError[];
}

/** Which step, and who is asked. */
export function ChoosePage({ view, errors }: PageProps) {
  const { visit, of } = view;
  const at = caseAt(of.caseNumber);
  return (
    <CaseFormPage
      {...{ visit, errors, caseNumber: of.caseNumber }}
      title="Overdracht vragen"
      at="Inwoners"
      heading="Overdracht vragen"
      lead={<P>Eerst zie je wat de partner krijgt en wat niet. Er gaat nog niets weg.</P>}
    >
      {of.actions.some(isOpen) ? (
        <ChoiceForm view={view} errors={errors} />
      ) : (
        <Empty title="Er is geen open stap om over te dragen.">
          Spreek eerst een stap af in het plan. <Link href={`${at}#plan`}>Naar het plan</Link>
        </Empty>
      )}
    </CaseFormPage>
  );
}

function ChoiceForm({ view, errors }: PageProps) {
  const { visit, typed, of } = view;
  const at = caseAt(of.caseNumber);
  return (
    <Form action={`${at}/overdracht`} seal={visit.seal}>
      <KeptFields visit={visit} typed={typed} />
      <Choices
        id="stap"
        legend="Bij welke stap?"
        error={errorOf(errors, 'stap')}
        options={of.actions.filter(isOpen).map(({ actionId }) => ({
          value: actionId,
          label: capitalised(stepWords(of, actionId)),
        }))}
        chosen={typed.get('stap')}
      />
      <Select
        id="partner"
        label="Wie vraag je?"
        error={errorOf(errors, 'partner')}
        options={[{ value: '', label: 'Kies een partner' }, ...partnerOptions(visit)]}
        chosen={typed.get('partner')}
      />
      <Actions>
        <Button>Bekijk wat er meegaat</Button>
        <LinkButton href={at}>Niet nu</LinkButton>
      </Actions>
    </Form>
  );
}
