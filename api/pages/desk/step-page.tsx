import { operations } from '../operations';
import { Choices } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { TextField } from '../parts/field';
import { Select } from '../parts/select';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { residentOf, stepNumber, type CaseProps } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { changeErrors, changeOf, stepChanges } from './step-form';
import { ownerName } from './who';

/** `/trajecten/{caseNumber}/stap/{action}`: how one step of the plan stands. */
export const stepPage = commandPage({
  below: 'stap/:actionId',
  title: 'Stap bijwerken',
  commands: ['startAction', 'completeAction', 'cancelAction'],
  about: 'actionId',
  events: ['actionStarted', 'actionCompleted', 'actionCancelled'],
  heading: ({ visit, of }) =>
    `Stap ${String(stepNumber(of, visit.params['actionId'] ?? ''))} bijwerken`,
  lead: (props) => <Lead {...props} />,
  fields: (props) => <Fields {...props} />,
  button: 'Opslaan',
  check: changeErrors,
  pointers: {
    '/result': { field: 'toelichting', text: 'Schrijf dit anders op' },
    '/explanation': { field: 'toelichting', text: 'Schrijf dit anders op' },
  },
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.patchAction, {
      ...{ params: visit.params, body: changeOf(typed), idempotencyKey },
    }),
});

const stepIn = ({ visit, of }: CaseProps) =>
  of.actions.find(({ actionId }) => actionId === visit.params['actionId']);

function Lead({ visit, of }: CaseProps) {
  const step = stepIn({ visit, of });
  if (step === undefined) return null;
  return (
    <>
      <P>{step.what ?? 'Deze tekst is er niet meer.'}</P>
      <P quiet>{`Wie: ${ownerName(visit, step.owner, residentOf(of))}.`}</P>
    </>
  );
}

function Fields({ visit, of, typed, errors }: CommandFormProps) {
  const isStarted = stepIn({ visit, of })?.status === 'started';
  const { results } = visit.policy.report;
  return (
    <>
      <Choices
        id="stand"
        legend="Hoe staat deze stap ervoor?"
        error={errorOf(errors, 'stand')}
        options={stepChanges.filter(({ value }) => value !== 'started' || !isStarted)}
        chosen={typed.get('stand')}
      />
      <TextField
        id="toelichting"
        label="Wat wil je erbij zeggen?"
        hint={`Wat kwam eruit, of waarom gaat het niet door? ${capitalised(residentOf(of))} kan dit lezen.`}
        error={errorOf(errors, 'toelichting')}
        value={typed.get('toelichting')}
        optional
      />
      <div class="ok-if">
        <Select
          id="bereikt"
          label="Is een van deze dingen bereikt? (niet verplicht)"
          options={[
            { value: '', label: 'Geen van deze' },
            ...Object.entries(results).map(([value, label]) => ({ value, label })),
          ]}
          chosen={typed.get('bereikt')}
        />
      </div>
    </>
  );
}
