import { Explanation } from './field';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Choosing it makes the questions of another choice go away. */
  readonly isOff?: boolean;
}

interface ChoicesProps {
  readonly id: string;
  readonly legend: string;
  readonly error?: string | undefined;
  readonly options: readonly Choice[];
  readonly chosen?: string | undefined;
}

/** The first option carries the id of the group: that is where a link to its error leads. */
export function Choices({ id, legend, error, options, chosen }: ChoicesProps) {
  return (
    <fieldset {...groupOf(id, error)}>
      <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
        {legend}
      </legend>
      <Explanation id={id} error={error} />
      <div>
        {options.map(({ value, label, isOff }, index) => (
          <Radio
            id={index === 0 ? id : `${id}-${value}`}
            name={id}
            value={value}
            label={label}
            isOff={isOff}
            checked={value === chosen}
          />
        ))}
      </div>
    </fieldset>
  );
}

function groupOf(id: string, error: string | undefined) {
  const fieldset = 'utrecht-form-fieldset utrecht-form-fieldset--html-fieldset';
  return error === undefined
    ? { class: fieldset }
    : { class: `${fieldset} utrecht-form-fieldset--invalid`, 'aria-describedby': `${id}-error` };
}

interface ChecksProps extends Pick<ChoicesProps, 'id' | 'legend' | 'error'> {
  readonly options: readonly Omit<Choice, 'isOff'>[];
  readonly isChecked: (value: string) => boolean;
}

/** Any number of them. Each has a name of its own, `{id}-{value}`: a form has no field twice. */
export function Checks({ id, legend, error, options, isChecked }: ChecksProps) {
  return (
    <fieldset {...groupOf(id, error)}>
      <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
        {legend}
      </legend>
      <Explanation id={id} error={error} />
      <div class="ok-across">
        {options.map(({ value, label }) => (
          <div class="utrecht-form-field utrecht-form-field--checkbox">
            <input
              class="utrecht-checkbox utrecht-checkbox--html-input"
              type="checkbox"
              id={`${id}-${value}`}
              name={`${id}-${value}`}
              value="ja"
              checked={isChecked(value)}
            />
            <label class="utrecht-form-label utrecht-form-label--checkbox" for={`${id}-${value}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

interface RadioProps extends Omit<Choice, 'isOff'> {
  readonly isOff: boolean | undefined;
  readonly id: string;
  readonly name: string;
  readonly checked: boolean;
}

function Radio({ id, name, value, label, isOff, checked }: RadioProps) {
  return (
    <div class="utrecht-form-field utrecht-form-field--radio">
      <input
        class="utrecht-radio-button utrecht-radio-button--html-input"
        type="radio"
        id={id}
        name={name}
        value={value}
        checked={checked}
        data-off={isOff === true ? '' : undefined}
      />
      <label class="utrecht-form-label utrecht-form-label--radio" for={id}>
        {label}
      </label>
    </div>
  );
}
