import type { ComponentChildren as Kids } from 'preact';

/** What a form carries unseen; both are made when it is shown. */
export interface FormSeal {
  readonly csrf: string;
  /** Makes a double press, or "back", count once. */
  readonly idempotencyKey: string;
}

interface FormProps {
  readonly action: string;
  readonly seal: FormSeal;
  readonly children: Kids;
}

export function Form({ action, seal, children }: FormProps) {
  return (
    <form class="ok-form ok-stack" method="post" action={action} noValidate>
      <input type="hidden" name="csrf" value={seal.csrf} />
      <input type="hidden" name="key" value={seal.idempotencyKey} />
      {children}
    </form>
  );
}
