import { Link } from './text';

/** What is wrong with one field, by its id. */
export interface FieldError {
  readonly field: string;
  readonly text: string;
  /** Nothing is missing: what is there does not fit together. */
  readonly isWrong?: true;
}

interface ErrorsProps {
  readonly of: readonly FieldError[];
  readonly title?: string;
}

/** Above and outside the form, each a link to its field. */
export function Errors({ of, title }: ErrorsProps) {
  if (of.length === 0) return null;
  const missing = of.length === 1 ? 'Er mist nog 1 ding' : `Er missen nog ${of.length} dingen`;
  const counted = of.some(({ isWrong }) => isWrong) ? 'Dit klopt nog niet' : missing;
  return (
    <div class="utrecht-alert utrecht-alert--error" role="alert" tabIndex={-1} id="fouten">
      <div class="utrecht-alert__content">
        <div class="utrecht-alert__message">
          <h2 class="utrecht-heading-3">{title ?? counted}</h2>
          <ul class="utrecht-unordered-list">
            {of.map(({ field, text }) => (
              <li class="utrecht-unordered-list__item">
                <Link href={`#${field}`}>{text}</Link>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.text;
}
