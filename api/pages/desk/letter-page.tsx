import { Problem } from '../../problem';
import { formErrors, type FieldsOf } from '../form-errors';
import { operations } from '../operations';
import { Actions, Button } from '../parts/button';
import { errorOf, type FieldError } from '../parts/errors';
import { DateField } from '../parts/field';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { caseAt } from './addresses';
import { CaseFormPage } from './case-form-page';
import { residentOf, type CaseProps } from './case-view';
import { deskOf } from './command-page';
import { KeptFields } from './kept';
import type { DeskPage } from './page';
import { recordBirthDate } from './record-birth-date';
import { RefusedNotice, refusalIn } from './refused-notice';
import { textOf } from './typed';
import type { Typed, Visit } from './visit';

/** `/trajecten/{caseNumber}/brief`: makes the letter with the code, which is told this once. */
export const letterPage: DeskPage = {
  path: '/trajecten/:caseNumber/brief',
  show: (visit) => show(visit, { typed: visit.kept ?? new Map() }),
  change,
};

async function change(visit: Visit, typed: Typed, idempotencyKey: string): Promise<void> {
  try {
    if (typed.get('doe') === 'geboortedatum') {
      const birthDate = textOf(typed, 'geboortedatum');
      if (birthDate >= visit.now.toISOString().slice(0, 10)) {
        await show(visit, { typed, errors: [noDate] });
        return;
      }
      await recordBirthDate(visit, birthDate, idempotencyKey);
      visit.goTo(`${caseAt(visit.params['caseNumber'] ?? '')}/brief?datum=1`);
      return;
    }
    const { params } = visit;
    const asked = { params, idempotencyKey, mediaType: 'text/html' } as const;
    const { body: html } = await visit.perform(operations.postResidentCode, asked);
    if (typed.get('doe') === 'pdf') await sendFile(visit, html);
    else visit.send(html);
  } catch (error) {
    const refused = refusalIn(error);
    if (refused !== undefined) await show(visit, { typed, refused });
    else await show(visit, { typed, errors: formErrors(error, pointers) });
  }
}

/** The code is told this once: a letter that cannot be printed here comes in view. */
async function sendFile(visit: Visit, html: string): Promise<void> {
  try {
    await visit.sendPdf({ name: `brief-${visit.params['caseNumber'] ?? ''}`, html });
  } catch {
    visit.send(html);
  }
}

const noDate = { field: 'geboortedatum', text: 'Vul de geboortedatum in, zoals 1985-02-03' };
const pointers: FieldsOf = {
  '/content': noDate,
  '/content/birthDate': noDate,
};

interface Shown {
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: Problem;
}

async function show(visit: Visit, shown: Shown): Promise<void> {
  const of = await deskOf(visit);
  if (of.mayIssueCode !== true)
    throw new Problem(403, 'ACCESS_NOT_ALLOWED', 'The code of this resident is not yours to make.');
  const { errors = [], refused } = shown;
  const status = errors.length > 0 ? 400 : (refused?.status ?? 200);
  visit.show(<LetterForm {...{ visit, of, ...shown }} />, status);
}

type FormProps = CaseProps & Shown;

function LetterForm(props: FormProps) {
  const { visit, of, errors = [], refused } = props;
  const { caseNumber, person } = of;
  const name = residentOf(of);
  return (
    <CaseFormPage
      {...{ visit, caseNumber, errors }}
      isRefused={refused !== undefined}
      title="Brief met code"
      at="Inwoners"
      heading={`Brief met code voor ${name}`}
      lead={<P>{`Met de code leest ${name} het plan op een telefoon of computer.`}</P>}
    >
      {visit.query['datum'] === '1' && (
        <Notice tone="ok" role="status" title="De geboortedatum is opgeslagen." />
      )}
      {refused !== undefined && (
        <RefusedNotice {...{ visit, of, refusal: refused.code, events: [] }} />
      )}
      {person?.isBirthKnown === true ? <MakeForm {...props} /> : <BirthDateForm {...props} />}
    </CaseFormPage>
  );
}

function MakeForm({ visit, of }: FormProps) {
  return (
    <Form action={`${caseAt(of.caseNumber)}/brief`} seal={visit.seal}>
      <P>
        De brief komt meteen in beeld{visit.hasPrinter && ', of als bestand (PDF)'}. Print hem: de
        code staat er maar één keer. Een eerdere code van {residentOf(of)} werkt daarna niet meer.
      </P>
      <Actions>
        <Button>Brief met code maken</Button>
        {visit.hasPrinter && (
          <Button kind="secondary-action" name="doe" value="pdf">
            Brief als PDF
          </Button>
        )}
      </Actions>
    </Form>
  );
}

function BirthDateForm({ visit, of, typed, errors = [] }: FormProps) {
  const name = capitalised(residentOf(of));
  return (
    <>
      <Notice title="De geboortedatum ontbreekt nog.">
        <P>Bij de code hoort het geboortejaar. Vraag de datum aan {name} en vul die hier in.</P>
      </Notice>
      <Form action={`${caseAt(of.caseNumber)}/brief`} seal={visit.seal}>
        <KeptFields visit={visit} typed={typed} />
        <DateField
          id="geboortedatum"
          label={`Wanneer is ${name} geboren?`}
          error={errorOf(errors, 'geboortedatum')}
          value={typed.get('geboortedatum')}
        />
        <Actions>
          <Button name="doe" value="geboortedatum">
            Geboortedatum opslaan
          </Button>
        </Actions>
      </Form>
    </>
  );
}
