import { operations } from '../operations';
import { P } from '../parts/text';
import { attemptBase, noteErrors, reachedErrors } from './call-back-form';
import { residentOf, type CaseProps } from './case-view';
import { commandPage } from './command-page';
import { ContactFields } from './contact-fields';
import { Phone } from './phone';

/** `/trajecten/{caseNumber}/contact`: an attempt to be in contact that is no call-back. */
export const contactPage = commandPage({
  below: 'contact',
  title: 'Contact vastleggen',
  commands: ['recordContactAttempt'],
  heading: ({ of }) => `Contact met ${residentOf(of)}`,
  lead: (props) => <Lead {...props} />,
  fields: (props) => <ContactFields {...props} />,
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
