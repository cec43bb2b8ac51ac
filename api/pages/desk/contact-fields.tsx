import { Choices } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { TextField } from '../parts/field';
import { capitalised } from '../phrases';
import { residentOf } from './case-view';
import type { CommandFormProps } from './command-page';
import { WayFields } from './way-fields';

/** What is kept of an attempt to be in contact, whatever it was for. */
export function ContactFields({ visit, of, typed, errors }: CommandFormProps) {
  const name = residentOf(of);
  return (
    <>
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
      <WayFields {...{ visit, typed }} />
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
