import type { ComponentChildren as Kids } from 'preact';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: Kids;
}

/** A part of a page, named by its heading. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section class="ok-section ok-stack" aria-labelledby={id}>
      <h2 class="utrecht-heading-2" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
