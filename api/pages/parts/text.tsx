import type { ComponentChildren as Kids } from 'preact';

export function H1({ children }: { readonly children: Kids }) {
  return <h1 class="utrecht-heading-1">{children}</h1>;
}

interface ParagraphProps {
  readonly children: Kids;
  readonly quiet?: boolean;
  readonly small?: boolean;
}

export function P({ children, quiet, small }: ParagraphProps) {
  const classes = ['utrecht-paragraph', quiet && 'ok-quiet', small && 'ok-small'];
  return <p class={classes.filter(Boolean).join(' ')}>{children}</p>;
}

export function Link({ href, children }: { readonly href: string; readonly children: Kids }) {
  return (
    <a class="utrecht-link utrecht-link--html-a" href={href}>
      {children}
    </a>
  );
}

export function Tel({ children }: { readonly children: string }) {
  return (
    <a
      class="utrecht-link utrecht-link--html-a utrecht-link--telephone"
      href={`tel:${children.replace(/\D/g, '')}`}
    >
      {children}
    </a>
  );
}

export function Bullets({ items }: { readonly items: readonly Kids[] }) {
  return (
    <ul class="utrecht-unordered-list">
      {items.map((item) => (
        <li class="utrecht-unordered-list__item">{item}</li>
      ))}
    </ul>
  );
}

/** Blocks below each other; `close` for what belongs together. */
export function Stack({ children, close }: { readonly children: Kids; readonly close?: boolean }) {
  return <div class={close === true ? 'ok-stack ok-stack--close' : 'ok-stack'}>{children}</div>;
}
