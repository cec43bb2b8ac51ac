import { Explanation } from './field';

interface SelectProps {
  readonly id: string;
  readonly label: string;
  readonly error?: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen?: string | undefined;
  readonly optional?: boolean;
}

/** One of a list that is too long for radio buttons. */
export function Select({ id, label, error, options, chosen, optional }: SelectProps) {
  const invalid = error === undefined ? '' : ' utrecht-form-field--invalid';
  return (
    <div class={`utrecht-form-field${invalid}`}>
      <label class="utrecht-form-label" for={id}>
        {label}
        {optional === true && <span class="ok-light"> (niet verplicht)</span>}
      </label>
      <Explanation id={id} error={error} />
      <select
        class="utrecht-select utrecht-select--html-select"
        id={id}
        name={id}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        aria-invalid={error === undefined ? undefined : true}
      >
        {options.map(({ value, label: words }) => (
          <option value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
