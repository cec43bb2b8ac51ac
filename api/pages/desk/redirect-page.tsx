import { redirectReasons } from '../../../domain/case/commands';
import { operations } from '../operations';
import { Choices } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { TextField } from '../parts/field';
import { Select } from '../parts/select';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { residentOf } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { decidedAt } from './decided-notice';
import { partnerOptions } from './partner-options';
import { isStillIn, redirectErrors, redirectionOf, redirectWords } from './referral-form';

/** `/trajecten/{caseNumber}/aanmelding/doorverwijzen`: where somebody can go instead, and why. */
export const redirectPage = commandPage({
  below: 'aanmelding/doorverwijzen',
  title: 'Doorverwijzen',
  at: 'Vandaag',
  commands: ['redirectReferral'],
  events: ['referralAccepted', 'referralRedirected'],
  heading: ({ of }) => `${capitalised(residentOf(of))} doorverwijzen`,
  lead: () => (
    <P>Dit traject stopt dan. Bel zelf wie aanmeldde, en zeg waar de inwoner hulp krijgt.</P>
  ),
  fields: (props) => <Fields {...props} />,
  button: 'Doorverwijzen',
  check: redirectErrors,
  pointers: { '/explanation': { field: 'toelichting', text: 'Schrijf dit anders op' } },
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.postReferralDecision, {
      ...{ params: visit.params, body: redirectionOf(typed), idempotencyKey },
    }),
  after: (visit, typed, wasThere) =>
    isStillIn(typed, visit) ? undefined : decidedAt(visit, 'doorverwezen', wasThere),
});

function Fields({ visit, of, typed, errors }: CommandFormProps) {
  return (
    <>
      <Select
        id="waarheen"
        label="Waar kan de inwoner terecht?"
        error={errorOf(errors, 'waarheen')}
        options={[
          { value: '', label: 'Kies een organisatie' },
          ...partnerOptions(visit),
          { value: 'other', label: 'Een andere organisatie of gemeente' },
          { value: 'resident', label: 'Nergens: de inwoner gaat zelf verder' },
        ]}
        chosen={typed.get('waarheen')}
      />
      <Choices
        id="reden"
        legend="Waarom?"
        error={errorOf(errors, 'reden')}
        options={redirectReasons.map((value) => ({ value, label: redirectWords[value] }))}
        chosen={typed.get('reden')}
      />
      <TextField
        id="toelichting"
        label="Wat wil je erbij zeggen?"
        hint={`Bijvoorbeeld wie je gesproken hebt. ${capitalised(residentOf(of))} kan dit lezen.`}
        error={errorOf(errors, 'toelichting')}
        value={typed.get('toelichting')}
        optional
      />
    </>
  );
}
