import { lifeDomains } from '../../../domain/case/case';
import { Actions, Button } from '../parts/button';
import { errorOf } from '../parts/errors';
import { DateField, LineField, TextField } from '../parts/field';
import { Select } from '../parts/select';
import { capitalised, listed } from '../phrases';
import { residentOf } from './case-view';
import type { CommandFormProps } from './command-page';
import { ownersOf } from './people';
import { rowsIn, type Row } from './plan-rows';
import type { Visit } from './visit';

/** What we want to reach and the steps to get there, for the session and for the plan by itself. */
export function PlanFields(props: CommandFormProps) {
  const { of, typed, errors } = props;
  const goals = [...typed.keys()].filter((name) => name.startsWith('doel-'));
  return (
    <>
      {goals.map((id, index) => (
        <LineField
          id={id}
          label={`Wat willen we bereiken?${index === 0 ? '' : ` (${index + 1})`}`}
          hint="Bijvoorbeeld: ‘Een eigen plek voor de zomer.’"
          error={errorOf(errors, id)}
          value={typed.get(id)}
          optional
        />
      ))}
      {rowsIn(typed).map((row) => (
        <StepFields {...props} row={row} />
      ))}
      <Actions>
        <Button kind="secondary-action" name="doe" value="stap-erbij">
          Nog een stap
        </Button>
      </Actions>
      <p class="utrecht-paragraph ok-quiet ok-small">
        {`${capitalised(residentOf(of))} kan het plan lezen. Een lege stap telt niet mee.`}
      </p>
    </>
  );
}

interface StepProps extends CommandFormProps {
  readonly row: Row;
}

function StepFields({ visit, of, typed, errors, row }: StepProps) {
  const { number, actionId, isKnown, goalId, what } = row;
  const field = (name: string) => {
    const id = `${name}-${number}`;
    return { id, error: errorOf(errors, id) };
  };
  const Words = what.includes('\n') ? TextField : LineField;
  const owners = [{ value: '', label: 'Kies iemand' }, ...ownersOf({ visit, of })];
  return (
    <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset ok-box">
      <legend class="ok-hide">{`Stap ${number}`}</legend>
      <input type="hidden" name={`${isKnown ? 'stap' : 'nieuw'}-${number}`} value={actionId} />
      <input type="hidden" name={`doelvan-${number}`} value={goalId} />
      <Words {...field('wat')} label={`${number}. Wat gaan we doen?`} value={what} />
      <div class="ok-line">
        <Select {...field('wie')} label="Wie?" options={owners} chosen={row.owner} />
        <Select
          {...field('na')}
          label="Wanneer kan het?"
          options={moments(rowsIn(typed), row)}
          chosen={row.after.join('.')}
        />
      </div>
      <div class="ok-line">
        <DateField {...field('voor')} label="Klaar voor" value={row.dueDate} optional />
        <Select
          {...field('gebied')}
          label="Gaat over"
          options={domainsOf(visit)}
          chosen={row.lifeDomain}
          optional
        />
      </div>
    </fieldset>
  );
}

function domainsOf({ labels }: Visit) {
  const domains = lifeDomains.map((value) => {
    return { value, label: capitalised(labels.lifeDomain(value)) };
  });
  return [{ value: '', label: 'Niets gekozen' }, ...domains];
}

/** At once, after one other step, or after the several that it waits for already. */
function moments(rows: readonly Row[], { number, after }: Row) {
  const others = rows.filter((row) => row.number !== number);
  const numbers = rows.filter(({ actionId }) => after.includes(actionId)).map((row) => row.number);
  const several = { value: after.join('.'), label: `Na stap ${listed(numbers.map(String))}` };
  return [
    { value: '', label: 'Meteen' },
    ...others.map((row) => ({ value: row.actionId, label: `Na stap ${row.number}` })),
    ...(after.length > 1 ? [several] : []),
  ];
}
