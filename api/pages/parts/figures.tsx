export interface Figure {
  readonly name: string;
  readonly value: string;
  /** The value is words. */
  readonly isFew: boolean;
  /** The same a time ago, in words. */
  readonly before?: string;
}

/** Read as "trajecten 31". */
export function Figures({ of }: { readonly of: readonly Figure[] }) {
  return (
    <dl class="ok-figures">
      {of.map(({ name, value, isFew, before }) => (
        <div>
          <dt>
            {name}
            {before !== undefined && <div class="ok-quiet">{before}</div>}
          </dt>
          <dd class={isFew ? 'ok-few' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
