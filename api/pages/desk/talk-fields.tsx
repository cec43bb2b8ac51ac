import { Checks } from '../parts/choices';
import { errorOf, type FieldError } from '../parts/errors';
import { LineField, TextField } from '../parts/field';
import { capitalised } from '../phrases';
import { residentOf, type CaseProps } from './case-view';
import { attendeesOf } from './people';
import type { Typed } from './visit';

interface FieldsProps extends CaseProps {
  readonly invitees: readonly string[] | undefined;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** What was told and agreed in a session, who was there and how long it took. */
export function TalkFields({ visit, of, invitees, typed, errors }: FieldsProps) {
  const name = capitalised(residentOf(of));
  const field = (id: string) => ({ id, value: typed.get(id), error: errorOf(errors, id) });
  return (
    <>
      <TextField
        {...field('verteld')}
        label={`Wat vertelt ${name}?`}
        hint={`In eigen woorden. ${name} kan dit lezen.`}
        optional
      />
      <TextField
        {...field('afspraken')}
        label="Wat spreken we af?"
        hint={`${name} krijgt deze tekst mee naar huis.`}
        optional
      />
      <Checks
        id="aanwezig"
        legend="Wie zijn er?"
        error={errorOf(errors, 'aanwezig-resident')}
        options={attendeesOf({ visit, of }, invitees)}
        isChecked={(code) => typed.get(`aanwezig-${code}`) === 'ja'}
      />
      <LineField
        {...field('duur')}
        label="Hoe lang duurde het gesprek?"
        hint="In minuten, bijvoorbeeld 45."
        inputMode="numeric"
        autocomplete="off"
        optional
      />
    </>
  );
}
