interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** Asked of some answers only; the hint says of which. */
  readonly isConditional?: boolean;
  readonly value?: string | undefined;
}

function describedBy({ id, hint, error }: FieldProps): string | undefined {
  const parts = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
  return parts.filter(Boolean).join(' ') || undefined;
}

function attributesOf(props: FieldProps) {
  return {
    id: props.id,
    name: props.id,
    'aria-describedby': describedBy(props),
    'aria-invalid': props.error === undefined ? undefined : true,
    'aria-required': props.optional === true || props.isConditional === true ? undefined : true,
  } as const;
}

function Label({ id, label, hint, error, optional }: FieldProps) {
  return (
    <>
      <label class="utrecht-form-label" for={id}>
        {label}
        {optional === true && <span class="ok-light"> (niet verplicht)</span>}
      </label>
      <Explanation id={id} hint={hint} error={error} />
    </>
  );
}

interface ExplanationProps {
  readonly id: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

export function Explanation({ id, hint, error }: ExplanationProps) {
  return (
    <>
      {hint !== undefined && (
        <div class="utrecht-form-field-description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <div class="utrecht-form-field-error-message" id={`${id}-error`}>
          {error}
        </div>
      )}
    </>
  );
}

const invalid = (block: string, error: string | undefined) =>
  error === undefined ? block : `${block} ${block}--invalid`;

/** Text of several lines. */
export function TextField(props: FieldProps) {
  const { error, value } = props;
  return (
    <div class={invalid('utrecht-form-field', error)}>
      <Label {...props} />
      <textarea
        class={`${invalid('utrecht-textarea', error)} utrecht-textarea--html-textarea`}
        {...attributesOf(props)}
      >
        {value}
      </textarea>
    </div>
  );
}

/** Text of one line. */
export function LineField(props: FieldProps) {
  const { error, value } = props;
  return (
    <div class={invalid('utrecht-form-field', error)}>
      <Label {...props} />
      <input
        class={`${invalid('utrecht-textbox', error)} utrecht-textbox--html-input`}
        type="text"
        value={value}
        {...attributesOf(props)}
      />
    </div>
  );
}

/** A calendar date, as `2026-11-24`. */
export function DateField(props: FieldProps) {
  const { error, value } = props;
  return (
    <div class={invalid('utrecht-form-field', error)}>
      <Label {...props} />
      <input
        class={`${invalid('utrecht-textbox', error)} utrecht-textbox--html-input`}
        type="date"
        value={value}
        {...attributesOf(props)}
      />
    </div>
  );
}

/** A code of digits that came by mail. */
export function CodeField(props: FieldProps) {
  const { error } = props;
  return (
    <div class={invalid('utrecht-form-field', error)}>
      <Label {...props} />
      <input
        class={`${invalid('utrecht-textbox', error)} utrecht-textbox--html-input ok-code`}
        type="text"
        inputMode="numeric"
        autocomplete="one-time-code"
        {...attributesOf(props)}
      />
    </div>
  );
}
