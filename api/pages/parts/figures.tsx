export interface Figure {
  readonly name: string;
  readonly value: string;
  /** The value is words. */
  readonly isFew: boolean;
}

/** Read as "trajecten 31". */
export function Figures({ of }: { readonly of: readonly Figure[] }) {
  return (
    <dl class="ok-figures">
      {of.map(({ name, value, isFew }) => (
        <div>
          <dt>{name}</dt>
          <dd class={isFew ? 'ok-few' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
