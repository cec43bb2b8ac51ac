import type { ComponentChildren as Kids } from 'preact';

/** Shut on a screen until somebody opens it, and open on paper. */
export function Folded({ title, children }: { readonly title: string; readonly children: Kids }) {
  return (
    <details>
      <summary>{title}</summary>
      <div class="ok-stack ok-folded">{children}</div>
    </details>
  );
}
