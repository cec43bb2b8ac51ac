import { operations } from '../operations';
import { errorOf } from '../parts/errors';
import { DateField, TextField } from '../parts/field';
import { Select } from '../parts/select';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { newStepErrors, newStepOf, nextStepId } from './add-step-form';
import { residentOf, stepNumber, type CaseDesk } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { ownersOf } from './people';

/** `/trajecten/{caseNumber}/stap-erbij`: one more step in the plan. */
export const addStepPage = commandPage({
  below: 'stap-erbij',
  title: 'Stap erbij',
  commands: ['addAction'],
  heading: () => 'Stap erbij',
  lead: () => <P>Alleen ‘wat’ en ‘wie’ zijn nodig. De rest van het plan blijft zoals het is.</P>,
  fields: (props) => <Fields {...props} />,
  button: 'Stap toevoegen',
  check: newStepErrors,
  pointers: {
    '/what': { field: 'wat', text: 'Schrijf op wat er gebeurt' },
    '/dueDate': { field: 'voor', text: 'Kies een dag' },
  },
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.postAction, {
      ...{ params: visit.params, body: newStepOf(typed), idempotencyKey },
    }),
});

function Fields(props: CommandFormProps) {
  const { visit, of, typed, errors } = props;
  const name = residentOf(of);
  const field = (id: string) => ({ id, value: typed.get(id), error: errorOf(errors, id) });
  return (
    <>
      <input type="hidden" name="nummer" value={nextStepId(of)} />
      <TextField
        {...field('wat')}
        label="Wat gaat er gebeuren?"
        hint={`Bijvoorbeeld: ‘Briefadres regelen.’ ${capitalised(name)} kan dit lezen.`}
      />
      <Select
        id="wie"
        label="Wie doet dit?"
        error={errorOf(errors, 'wie')}
        options={[{ value: '', label: 'Kies wie' }, ...ownersOf({ visit, of })]}
        chosen={typed.get('wie')}
      />
      <Select
        id="na"
        label="Wanneer kan het?"
        options={[{ value: '', label: 'Meteen' }, ...openSteps(of)]}
        chosen={typed.get('na')}
      />
      <DateField {...field('voor')} label="Klaar voor" optional />
    </>
  );
}

function openSteps(of: CaseDesk) {
  return of.actions
    .filter(({ status }) => status === 'open' || status === 'started')
    .map(({ actionId, what = '' }) => {
      const words = what.length > longest ? `${what.slice(0, longest)}…` : what;
      return { value: actionId, label: `Na stap ${stepNumber(of, actionId)}: ${words}` };
    });
}

const longest = 50;
