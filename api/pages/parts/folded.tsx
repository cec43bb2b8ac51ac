import type { ComponentChildren as Kids } from 'preact';

interface FoldedProps {
  readonly title: string;
  /** Something is wrong inside, or there is nothing else to see. */
  readonly isOpen?: boolean;
  readonly children: Kids;
}

/** Shut on a screen until somebody opens it, and open on paper. */
export function Folded({ title, isOpen, children }: FoldedProps) {
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <div class="ok-stack ok-folded">{children}</div>
    </details>
  );
}
