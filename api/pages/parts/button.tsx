import type { ComponentChildren as Kids } from 'preact';

interface ButtonProps {
  readonly kind?: 'primary-action' | 'secondary-action';
  readonly name?: string;
  readonly value?: string;
  readonly children: Kids;
}

/** At most one primary button in view. */
export function Button({ kind = 'primary-action', name, value, children }: ButtonProps) {
  return (
    <button
      class={`utrecht-button utrecht-button--${kind}`}
      type="submit"
      name={name}
      value={value}
    >
      {children}
    </button>
  );
}

export function Actions({ children }: { readonly children: Kids }) {
  return <div class="utrecht-action-group ok-row">{children}</div>;
}
