interface BarsProps {
  readonly now: number | undefined;
  /** Of the edition before; leave it out where there is none to compare with. */
  readonly before?: number | undefined;
  readonly most: number;
}

/** Now above, the edition before below; hidden for readers, who have the numbers in the table beside it. */
export function Bars({ now, before, most }: BarsProps) {
  const width = (count: number | undefined) => Math.round(((count ?? 0) / Math.max(1, most)) * 100);
  return (
    <svg class="ok-bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 10">
      <rect class="now" width={width(now)} height="5" />
      {before !== undefined && <rect class="before" y="6" width={width(before)} height="3" />}
    </svg>
  );
}
