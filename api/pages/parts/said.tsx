export type Saying = readonly [about: string, words: string];

/** The resident's own words. */
export function Said({ of }: { readonly of: readonly Saying[] }) {
  return (
    <dl class="ok-said">
      {of.map(([about, words]) => (
        <>
          <dt>{about}</dt>
          <dd class="ok-lines">{words}</dd>
        </>
      ))}
    </dl>
  );
}
