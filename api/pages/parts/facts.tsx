import type { ComponentChildren as Kids } from 'preact';

export type Fact = readonly [name: string, value: Kids];

export function Facts({ of }: { readonly of: readonly Fact[] }) {
  return (
    <dl class="ok-facts">
      {of.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd class="ok-lines">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
