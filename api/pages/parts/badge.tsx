import type { ComponentChildren as Kids } from 'preact';

const tones = {
  now: 'neutral',
  good: 'safe',
  late: 'danger',
  soon: 'warning',
  rest: 'inactive',
} as const;
export type Tone = keyof typeof tones;

/** Always a word: colour alone says nothing. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: Kids }) {
  return (
    <span class={`utrecht-status-badge utrecht-status-badge--${tones[tone]}`}>{children}</span>
  );
}
