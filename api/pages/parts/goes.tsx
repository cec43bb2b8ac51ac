import type { ComponentChildren as Kids } from 'preact';
import { Bullets } from './text';

interface List {
  readonly title: string;
  readonly items: readonly Kids[];
}

interface GoesProps {
  readonly goes: List;
  readonly stays: List;
}

/** What leaves and what does not, side by side. */
export function Goes({ goes, stays }: GoesProps) {
  return (
    <div class="ok-goes">
      <ListOf {...goes} />
      <ListOf {...stays} isKept />
    </div>
  );
}

function ListOf({ title, items, isKept }: List & { readonly isKept?: true }) {
  return (
    <div class={`ok-stack ok-stack--close${isKept === true ? ' stays' : ''}`}>
      <h2 class="utrecht-heading-3">{title}</h2>
      <Bullets items={items} />
    </div>
  );
}
