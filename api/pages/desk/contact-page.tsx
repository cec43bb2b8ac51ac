import { operations } from '../operations';
import { Choices } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { TextField } from '../parts/field';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { attemptBase, noteErrors, reachedErrors } from './call-back-form';
import { residentOf, type CaseProps } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { Phone } from './phone';
import { WayFields } from './way-fields';

/** `/trajecten/{caseNumber}/contact`: an attempt to be in contact that is no call-back. */
export const contactPage = commandPage({
  below: 'contact',
  title: 'Contact vastleggen',
  commands: ['recordContactAttempt'],
  heading: ({ of }) => `Contact met ${residentOf(of)}`,
  lead: (props) => <Lead {...props} />,
  fields: (props) => <Fields {...props} />,
  button: 'Opslaan',
  check: (typed) => [...reachedErrors(typed, 'de inwoner'), ...noteErrors(typed)],
  pointers: { '/note': { field: 'opmerking', text: 'Schrijf dit anders op' } },
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.postContactAttempt, {
      ...{ params: visit.params, body: attemptBase(typed), idempotencyKey },
    }),
});

function Lead({ of: { person, steps } }: CaseProps) {
  const { phone, email } = person ?? {};
  const isLost = steps.some(({ kind }) => kind === 'find-resident');
  return (
    <>
      {isLost && <P>Er is lang geen contact geweest. Probeer ook een andere weg dan bellen.</P>}
      <P>
        {phone === undefined ? 'Er staat geen telefoonnummer.' : <Phone written={phone} />}
        {email !== undefined && ` of ${email}`}
      </P>
    </>
  );
}

function Fields({ visit, of, typed, errors }: CommandFormProps) {
  const name = residentOf(of);
  return (
    <>
      <WayFields visit={visit} typed={typed} />
      <Choices
        id="bereikt"
        legend={`Heb je ${name} gesproken?`}
        error={errorOf(errors, 'bereikt')}
        options={[
          { value: 'ja', label: 'Ja' },
          { value: 'nee', label: 'Nee' },
        ]}
        chosen={typed.get('bereikt')}
      />
      <TextField
        id="opmerking"
        label="Wat wil je onthouden?"
        hint={`${capitalised(name)} kan dit lezen.`}
        error={errorOf(errors, 'opmerking')}
        value={typed.get('opmerking')}
        optional
      />
    </>
  );
}
