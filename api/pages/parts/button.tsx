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

interface LinkButtonProps {
  readonly kind?: 'primary-action' | 'secondary-action';
  readonly href: string;
  readonly children: Kids;
}

/** A link that looks like what one does next. */
export function LinkButton({ kind = 'secondary-action', href, children }: LinkButtonProps) {
  return (
    <a
      class={`utrecht-button-link utrecht-button-link--html-a utrecht-button utrecht-button--${kind} utrecht-button-link--${kind}`}
      href={href}
    >
      {children}
    </a>
  );
}
