import type { ComponentChildren as Kids } from 'preact';

export interface Happening {
  readonly what: string;
  readonly when: string;
  readonly who?: string | undefined;
  readonly text?: Kids;
}

/** What happened, the last first. */
export function Timeline({ of }: { readonly of: readonly Happening[] }) {
  return (
    <ol class="ok-time">
      {of.map(({ what, when, who, text }) => (
        <li>
          <div>{what}</div>
          {text !== undefined && <div class="ok-lines">{text}</div>}
          <div class="ok-quiet ok-small">{who === undefined ? when : `${when} · ${who}`}</div>
        </li>
      ))}
    </ol>
  );
}
